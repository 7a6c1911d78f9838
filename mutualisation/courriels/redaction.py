"""Writers of mails: an application registers, by kind, how to write the mail of a row when it leaves.

Nothing of the text is stored: a row says to whom and about what, so that a link to choose a password exists in the
mail alone, and a convocation says what is true on the day it leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mutualisation.courriels.models import Courriel


@dataclass(frozen=True)
class Piece:
    """A file that goes with the mail: a meeting to put in one's calendar, for instance."""

    nom: str
    octets: bytes
    type_contenu: str


@dataclass(frozen=True)
class Texte:
    """What the recipient reads, without HTML."""

    objet: str
    corps: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Redacteur:
    """`rediger(courriel)` only reads; None when there is nothing left to say (account closed, meeting called off).

    `designation` names the mail in a sentence: “l’invitation”.
    """

    genre: str
    designation: str
    rediger: Callable[[Courriel], Texte | None]


_redacteurs: dict[str, Redacteur] = {}


def inscrire(redacteur: Redacteur) -> None:
    """Register a writer under its kind."""
    _redacteurs[redacteur.genre] = redacteur


def redacteur(genre: str) -> Redacteur:
    """The writer of a kind; KeyError if no application registered it."""
    return _redacteurs[genre]
