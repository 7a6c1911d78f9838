"""Who records the committee's own rules (règle V6)."""

from __future__ import annotations

from ctri.dossiers.policies import titre_seance
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region


def verifier_regler(acteur: Acteur, region: Region) -> Titre:
    """The committee sets its own rules: its presidency or its secretary records the act."""
    titre = titre_seance(acteur, region)
    if titre is None:
        v = region.vocabulaire
        raise Refus(f"Réservé {v.presidence.au} et {v.secretaire.au}.")
    return titre
