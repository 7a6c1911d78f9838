"""Makers of documents: an application registers, by kind, how to turn one of its rows into a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur

# Called with the page being made, as often as the maker likes: it only notes a number.
Progression = Callable[[int], None]


@dataclass(frozen=True)
class Fichier:
    """The bytes of a file and, for a PDF, its number of pages."""

    octets: bytes
    pages: int = 0


@dataclass(frozen=True)
class Fabrique:
    """`version` is that of the template: a new one makes new files. `rendre(source_id, progression)` only reads.

    `visible(acteur, source_id)` is the right of the object the document hangs on; there is no right of its own.
    `estimer(source_id)` guesses the pages; without it, the last document of the same kind gives the guess.
    `adresse(source_id)` is the page of that object, to which the document's own page leads back.
    """

    genre: str
    version: str
    rendre: Callable[[int, Progression], Fichier]
    visible: Callable[[Acteur, int], bool]
    extension: str = "pdf"
    type_contenu: str = "application/pdf"
    estimer: Callable[[int], int] | None = None
    adresse: Callable[[int], str] | None = None

    @property
    def designation(self) -> str:
        """How a sentence names the file: “Le PDF est prêt”."""
        return "Le PDF" if self.extension == "pdf" else "Le fichier"


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
