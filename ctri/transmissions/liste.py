"""The transmissions of a region, filtered in the database."""

from __future__ import annotations

from typing import Any

from ctri.transmissions.forms import A_LIRE, LUES
from ctri.transmissions.models import Transmission, TransmissionQuerySet
from ctri.transmissions.policies import verifier_consulter
from ctri.transmissions.suivi import avec_suivi
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import raison
from mutualisation.territoire.models import Region

RECENTES = 3


def transmissions(acteur: Acteur, region: Region, choix: dict[str, Any]) -> TransmissionQuerySet:
    """What this person may know of, the latest first."""
    lues = avec_suivi(Transmission.objects.visibles_par(acteur).filter(region=region), acteur)
    if choix.get("lecture") == A_LIRE:
        lues = lues.a_lire()
    if choix.get("lecture") == LUES:
        lues = lues.deja_lues()
    if genre := choix.get("genre"):
        lues = lues.filter(genre=genre)
    if annee := choix.get("annee"):
        lues = lues.filter(annee=annee)
    return lues.select_related("par")


def recentes(acteur: Acteur, region: Region) -> list[Transmission] | None:
    """The last ones still to be read, for the page of the committee; None for whom there is no list."""
    if region.schema.college is None or raison(lambda: verifier_consulter(acteur, region)):
        return None
    visibles = (
        Transmission.objects.visibles_par(acteur).filter(region=region, remplacee_par=None).pour(acteur.utilisateur)
    )
    return list(visibles.defer("contenu").order_by("-le", "-pk")[:RECENTES])


def annees(region: Region) -> list[int]:
    """Those in which something was transmitted, the latest first."""
    return list(region.transmissions.order_by("-annee").values_list("annee", flat=True).distinct())
