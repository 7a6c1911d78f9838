"""What upper storeys link from the committee's page: they say so in `AppConfig.ready()`, nothing here imports them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur
    from mutualisation.territoire.models import Region

# Address and words of each link this person may follow.
Liens = Callable[["Acteur", "Region"], Iterable[tuple[str, str]]]

_fournisseurs: list[Liens] = []


def inscrire(fournisseur: Liens) -> None:
    """Register who adds links."""
    if fournisseur not in _fournisseurs:
        _fournisseurs.append(fournisseur)


def inscrits() -> list[Liens]:
    """In the order of registration."""
    return list(_fournisseurs)


def liens_de(acteur: Acteur, region: Region) -> list[tuple[str, str]]:
    """What this person may open from the committee's page."""
    return [lien for fournisseur in _fournisseurs for lien in fournisseur(acteur, region)]
