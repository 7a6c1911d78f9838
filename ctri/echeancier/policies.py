"""Who compares regions, and if not why (règles E4, N2)."""

from __future__ import annotations

from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region, RegionQuerySet

DROITS = (Droit.SUIVRE, Droit.EVALUER)


def regions_suivies(acteur: Acteur) -> RegionQuerySet:
    """Regions this person follows or evaluates."""
    regions: RegionQuerySet = Region.objects.visibles_par(acteur, *DROITS)
    return regions


def suit(acteur: Acteur) -> bool:
    """Whether this person follows or evaluates anything, without asking the database."""
    return any(acteur.regions(droit) or acteur.dispositifs(droit) for droit in DROITS)


def compare(acteur: Acteur) -> bool:
    """Whether there is more than one region to compare."""
    regions = {pk for droit in DROITS for pk in acteur.regions(droit)}
    return len(regions) > 1 or any(acteur.dispositifs(droit) for droit in DROITS)


def verifier_comparer(acteur: Acteur) -> None:
    """The comparison is for those who follow or evaluate regions."""
    if not suit(acteur):
        raise Refus("Réservé aux personnes qui suivent ou évaluent des régions.")
