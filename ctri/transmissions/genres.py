"""What `ctri` asks of a content transmitted for information, of which it knows nothing.

An upper application registers one `Genre` per kind of content in `AppConfig.ready()`. The content is never an argument
of the act: the kind is asked for it, and refuses a draft, so that nobody can transmit anything else (règle C3).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur
    from mutualisation.territoire.models import Region

Contenu = Mapping[str, Any]


@dataclass(frozen=True)
class Envoi:
    """What would leave now. `contenu` is complete in itself, JSON only; `reserve`: not approved yet (règle C3)."""

    region: Region
    contenu: Contenu
    reserve: bool = False


@dataclass(frozen=True)
class Genre:
    """`preparer(acteur, source_id)` gives what would leave: None when this person may not know of the source.

    It raises Refus when the source may not leave (a draft, or not approved where the rules do not allow it), and takes
    the lock of the source when it is called inside a transaction that writes: the act locks the region after it.
    """

    code: str
    # Code of the word in the vocabulary: "compte_rendu".
    terme: str
    # Template fragments that show a frozen content, on screen and on paper, given `contenu` and `v`.
    gabarit: str
    gabarit_pdf: str
    # “Compte rendu du collège du 15 janvier 2027”.
    nommer: Callable[[Contenu], str]
    preparer: Callable[[Acteur, int], Envoi | None]
    # The page of the source, for those on the sending side.
    adresse_source: Callable[[int], str]
    # Style sheet (static path) the fragment of the screen needs.
    feuille: str = "mutualisation/css/panneaux.css"
    # Changing what the printed fragment looks like makes new files (règle V5).
    version_pdf: str = "1"


_genres: dict[str, Genre] = {}


def inscrire(genre: Genre) -> None:
    """Register a kind of content."""
    _genres[genre.code] = genre


def genre_de(code: str) -> Genre:
    """The registered kind; KeyError when no application registered it."""
    return _genres[code]


def genres() -> list[Genre]:
    """The kinds registered, by code."""
    return [_genres[code] for code in sorted(_genres)]
