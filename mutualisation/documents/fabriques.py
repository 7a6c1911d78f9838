"""Makers of documents: an application registers, by kind, how to turn one of its rows into a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progression = Callable[[int], None]


@dataclass(frozen=True)
class Fichier:
    """The bytes of a file and, for a PDF, its number of pages."""

    octets: bytes
    pages: int = 0


@dataclass(frozen=True)
class Fabrique:
    """`version` is that of the template: a new one makes new files. `rendre(source_id, progression)` only reads."""

    genre: str
    version: str
    rendre: Callable[[int, Progression], Fichier]


_fabriques: dict[str, Fabrique] = {}


def inscrire(fabrique: Fabrique) -> None:
    """Register a maker under its kind."""
    _fabriques[fabrique.genre] = fabrique


def fabrique(genre: str) -> Fabrique:
    """The maker of a kind; KeyError if no application registered it."""
    return _fabriques[genre]


def genres() -> list[str]:
    """The kinds registered."""
    return sorted(_fabriques)
