"""The form that sends a document."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from mutualisation.fichiers.refus import VIDE
from mutualisation.formulaires import MEGA, ChampFichier
from mutualisation.pieces.natures import ACCEPTES, EN_MOTS
from mutualisation.typographie import nombre_court, typographier


class PieceForm(forms.Form):
    """One file, and the word of its sender that no patient can be recognised in it (règle C8)."""

    sans_patient = forms.BooleanField(
        label="J’ai vérifié : ce document ne permet de reconnaître aucun patient, ni un lieu à petit effectif.",
        error_messages={"required": "Cochez cette case après relecture : rien n’est joint sans cette vérification."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limite = settings.PIECES_TAILLE_MAX
        champ = ChampFichier(
            octets_max=limite,
            label="Fichier",
            help_text=typographier(f"{EN_MOTS}, {nombre_court(limite / MEGA)} Mo au plus, sans macro ni mot de passe."),
            widget=forms.ClearableFileInput(attrs={"accept": ACCEPTES}),
            error_messages={"empty": typographier(VIDE), "required": "Choisissez un fichier."},
        )
        self.fields = {"fichier": champ, **self.fields}
        self.fields["sans_patient"].label = typographier(str(self.fields["sans_patient"].label))
        self.fields["sans_patient"].error_messages["required"] = typographier(
            str(self.fields["sans_patient"].error_messages["required"])
        )
