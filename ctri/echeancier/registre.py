"""Where a text that does not exist yet is started: the storey that writes it says so (architecture, section 1).

Nothing here imports it; `manage.py fournisseurs` lists what is registered.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ctri.echeancier.attendus import Attendu
    from mutualisation.mandats.acteur import Acteur
    from mutualisation.territoire.models import Region


@dataclass(frozen=True)
class Depart:
    """The button that starts a text, and why it is closed if it is."""

    url: str
    refus: str
    identifiant: str


Departs = Callable[["Attendu"], "Depart | None"]
Fournisseur = Callable[["Acteur", "Region", int], Departs]

_fournisseurs: list[Fournisseur] = []


def inscrire(fournisseur: Fournisseur) -> None:
    """Register who starts texts: called once per page and year, it answers None for what is not its own."""
    if fournisseur not in _fournisseurs:
        _fournisseurs.append(fournisseur)


def inscrits() -> list[Fournisseur]:
    """In the order of registration."""
    return list(_fournisseurs)


def departs_de(acteur: Acteur, region: Region, annee: int) -> Departs:
    """What this person may start in that region and year."""
    tous = [fournisseur(acteur, region, annee) for fournisseur in _fournisseurs]
    return lambda attendu: next((depart for d in tous if (depart := d(attendu)) is not None), None)
