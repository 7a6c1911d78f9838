"""What upper storeys put in the calendar of a person: providers registered in `AppConfig.ready()`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from mutualisation.agenda.evenements import JourEntier, RendezVous
from mutualisation.temps import maintenant

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur

Fournisseur = Callable[["Acteur"], Iterable[RendezVous | JourEntier]]
# What is older has left the calendar.
PASSE = dt.timedelta(days=365)

_fournisseurs: list[Fournisseur] = []


def inscrire(fournisseur: Fournisseur) -> None:
    """Add a provider: given who reads, with the mandates of today, their meetings and due dates."""
    if fournisseur not in _fournisseurs:
        _fournisseurs.append(fournisseur)


def fournisseurs() -> list[Fournisseur]:
    return list(_fournisseurs)


def evenements_de(acteur: Acteur) -> list[RendezVous | JourEntier]:
    """Everything to come for this person, and the year gone by."""
    depuis = maintenant() - PASSE
    return [evenement for f in _fournisseurs for evenement in f(acteur) if evenement.le >= depuis]
