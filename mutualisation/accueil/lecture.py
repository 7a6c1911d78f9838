"""What several blocks of one page need is read once, for one person and one request: nothing outlives the answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from mutualisation.mandats.acteur import Acteur
from mutualisation.requetes import Preparee, Trou
from mutualisation.territoire.models import Region, Service

T = TypeVar("T")
_SERVICES = Preparee(lambda: Service.objects.filter(region=Trou("region")).order_by("-est_siege", "departement_id"))


def une_fois(acteur: Acteur, cle: Hashable, lire: Callable[[], T]) -> T:
    """What `lire` gave the first time it was asked during this request."""
    if cle not in acteur.deja_lu:
        acteur.deja_lu[cle] = lire()
    lu: T = acteur.deja_lu[cle]
    return lu


def services_de(acteur: Acteur, region: Region) -> list[Service]:
    """The services of a region, head office first."""
    return une_fois(acteur, ("services", region.pk), lambda: _SERVICES.lire(region=region.pk))
