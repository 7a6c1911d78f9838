"""The proposer keeps the text against the college's opinion, and says why (règle C7)."""

from __future__ import annotations

from django.db import transaction

from college.reunions import policies
from college.reunions.models import Avis
from ctri.dossiers.confidentialite import verifier_sans_patient
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur


@transaction.atomic
def s_ecarter(*, avis: Avis, motif: str, sans_patient: bool, par: Acteur) -> Avis:
    """The reason is read with the opinion by the committee."""
    titre = policies.verifier_s_ecarter(par, avis)
    donnees = {"avis": avis.pk} | verifier_sans_patient(sans_patient)
    avis.ecart = motif
    avis.save(update_fields=["ecart"])
    inscrire(avis.reunion, "s_ecarter", par=par, titre=titre, region=avis.dossier.region, donnees=donnees)
    return avis
