"""The transmissions of a region, filtered in the database."""

from __future__ import annotations

from typing import Any

from ctri.transmissions.forms import A_LIRE, LUES
from ctri.transmissions.models import Transmission, TransmissionQuerySet
from ctri.transmissions.suivi import avec_suivi
from mutualisation.mandats.acteur import Acteur
from mutualisation.territoire.models import Region


def transmissions(acteur: Acteur, region: Region, choix: dict[str, Any]) -> TransmissionQuerySet:
    """What this person may know of, the latest first. What was replaced is no longer to be read."""
    lues = avec_suivi(Transmission.objects.visibles_par(acteur).filter(region=region), acteur)
    if choix.get("lecture") == A_LIRE:
        lues = lues.filter(recue=True, lue_le=None, remplacee=False)
    if choix.get("lecture") == LUES:
        lues = lues.filter(lue_le__isnull=False)
    if genre := choix.get("genre"):
        lues = lues.filter(genre=genre)
    if annee := choix.get("annee"):
        lues = lues.filter(annee=annee)
    return lues.select_related("par")


def annees(region: Region) -> list[int]:
    """Those in which something was transmitted, the latest first."""
    return list(region.transmissions.order_by("-annee").values_list("annee", flat=True).distinct())
