"""Speaking about a question: to both bodies or inside one's own (règles C4, C8)."""

from __future__ import annotations

from django.db import transaction

from ctri.dossiers.confidentialite import verifier_sans_patient
from ctri.saisines import policies
from ctri.saisines.actions.porte import noter, verrouiller
from ctri.saisines.etats import Instance
from ctri.saisines.models import Echange, Saisine
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.roles import qualite
from mutualisation.temps import maintenant


@transaction.atomic
def echanger(*, saisine: Saisine, texte: str, interne: bool, par: Acteur, sans_patient: bool = False) -> Echange:
    """Add a message. It asks or clarifies, and never stops the clock: only the deadline does, by an act of its own."""
    saisine = verrouiller(saisine)
    titre, instance = policies.verifier_echanger(par, saisine, interne=interne)
    quitte_le_college = instance == Instance.COLLEGE and not interne
    donnees = verifier_sans_patient(sans_patient) if quitte_le_college else {}
    echange = Echange.objects.create(
        saisine=saisine, instance=instance, interne=interne, auteur=par.utilisateur, texte=texte, le=maintenant(),
        qualite=qualite(titre, par.utilisateur),
    )  # fmt: skip
    noter(saisine, "echanger", par=par, titre=titre, donnees=donnees | {"echange": echange.pk})
    return echange
