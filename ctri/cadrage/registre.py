"""What upper storeys do when a framing is published, and who reads it beside the committee (règle V2).

Registered in `AppConfig.ready()`, called inside the transaction of the publication.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctri.cadrage.models import Cadrage
    from mutualisation.comptes.models import Utilisateur
    from mutualisation.mandats.acteur import Acteur
    from mutualisation.territoire.models import Region

Suite = Callable[["Cadrage", "Acteur"], None]
Lecteurs = Callable[["Region"], Iterable["Utilisateur"]]

suites: list[Suite] = []
lecteurs: list[Lecteurs] = []


def inscrire(*, suite: Suite, lecteurs_de: Lecteurs) -> None:
    """Register both; registering twice changes nothing."""
    if suite not in suites:
        suites.append(suite)
    if lecteurs_de not in lecteurs:
        lecteurs.append(lecteurs_de)
