"""Who reads how the college works, and who comments on it, and if not why (règle C6)."""

from __future__ import annotations

from college.fonctionnement.lecture import annees_de
from college.membres.appartenance import verifier_presidence
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region

LECTEURS = (Droit.PRESIDER_COLLEGE, Droit.PRESIDER_COMITE)


def lit(acteur: Acteur, region: Region) -> bool:
    """Whoever presides the college, or the committee; a scheme without college shows nothing."""
    return region.schema.college is not None and any(acteur.peut(droit, region) for droit in LECTEURS)


def verifier_lire(acteur: Acteur, region: Region) -> None:
    """An element of somebody's appraisal: that person and those who appraise."""
    v = region.vocabulaire
    if region.schema.college is None:
        raise Refus(f"{v.college.Aucun} dans ce dispositif.")
    if not lit(acteur, region):
        raise Refus(f"Réservé {v.presidence_college.au} et {v.presidence.au}.")


def verifier_commenter(acteur: Acteur, region: Region, annee: int) -> Titre:
    """The presidency of the college speaks for what it is appraised on, once the year has begun."""
    titre = verifier_presidence(acteur, region)
    if annee not in annees_de(region):
        raise Refus(f"Il n’y a pas de chiffres pour {annee}.")
    return titre
