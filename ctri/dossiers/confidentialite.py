"""No text handed to the committee may let a patient be recognised: its author says so (règle C8)."""

from __future__ import annotations

from django import forms

from mutualisation.refus import Refus
from mutualisation.typographie import typographier

CHAMP = "sans_patient"
VERIFIE = typographier("J’ai vérifié : aucun texte ne permet de reconnaître un patient, ni un lieu à petit effectif.")
A_VERIFIER = typographier("Cochez cette case après relecture : rien n’est transmis sans cette vérification.")


def verifier_sans_patient(confirme: bool) -> dict[str, bool]:
    """What the journal keeps of it; without it, nothing leaves, whatever the browser let through."""
    if not confirme:
        raise Refus(A_VERIFIER, CHAMP)
    return {CHAMP: True}


class SansPatientForm(forms.Form):
    """The box to tick, alone on a submission, last under a text that will be read with it."""

    sans_patient = forms.BooleanField(label=VERIFIE, error_messages={"required": A_VERIFIER})
