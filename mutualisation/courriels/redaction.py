"""Writers of mails: an application registers, by kind, how to write the mail of a row when it leaves.

Nothing of the text is stored: a row says to whom and about what, so that a link to choose a password exists in the
mail alone, and a convocation says what is true on the day it leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

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
    """What the recipient reads: plain text always, and the same thing as simple HTML."""

    objet: str
    corps: str
    pieces: tuple[Piece, ...] = ()
    html: str = ""


def composer(objet: str, texte: str, html: str, contexte: Mapping[str, Any], pieces: tuple[Piece, ...] = ()) -> Texte:
    """Both forms from the same data, by the names of their templates: neither says what the other does not."""
    donnees = {**contexte, "objet": objet}
    return Texte(objet, render_to_string(texte, donnees), pieces, render_to_string(html, donnees))


@dataclass(frozen=True)
class Redacteur:
    """`rediger(courriel)` only reads; None when there is nothing left to say (account closed, meeting called off).

    `designation` names the mail in a sentence: “l’invitation”. A mail that gathers rows binds them to itself just
    before each attempt (`reunir`), and lets them go in the transaction that says it left, or had nothing to say
    (`conclure`): what appears in between waits for the next mail, neither lost nor sent twice.
    """

    genre: str
    designation: str
    rediger: Callable[[Courriel], Texte | None]
    reunir: Callable[[Courriel], None] | None = None
    conclure: Callable[[Courriel], None] | None = None


_redacteurs: dict[str, Redacteur] = {}


def inscrire(redacteur: Redacteur) -> None:
    """Register a writer under its kind."""
    _redacteurs[redacteur.genre] = redacteur


def redacteur(genre: str) -> Redacteur:
    """The writer of a kind; KeyError if no application registered it."""
    return _redacteurs[genre]
