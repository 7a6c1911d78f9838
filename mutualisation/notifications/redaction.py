"""Writers of notifications: an application registers, by kind, how its rows read on a page or in a mail.

Nothing of the text is stored, and a writer is given who reads: what their mandates of the day do not open is not told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mutualisation.notifications.familles import Famille
from mutualisation.templatetags.francais import distance
from mutualisation.temps import aujourdhui

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur
    from mutualisation.notifications.models import Notification
    from mutualisation.territoire.models import Region


@dataclass(frozen=True)
class Ligne:
    """What is said, where it leads. `actuelle` is false once there is nothing left to do: no mail says it any more."""

    titre: str
    url: str
    precision: str = ""
    actuelle: bool = True


Ecrire = Callable[["Acteur", Sequence["Notification"]], Mapping[int, Ligne]]


@dataclass(frozen=True)
class Redaction:
    """`ecrire` reads all the rows of its kind at once and answers by identifier; a row left out is told to nobody."""

    genre: str
    famille: Famille
    ecrire: Ecrire


_redactions: dict[str, Redaction] = {}


def inscrire(redaction: Redaction) -> None:
    """Register a writer under its kind."""
    _redactions[redaction.genre] = redaction


def redaction(genre: str) -> Redaction:
    """The writer of a kind; KeyError if no application registered it."""
    return _redactions[genre]


def genres() -> list[str]:
    return sorted(_redactions)


def genres_de(famille: str) -> list[str]:
    """The kinds of one family."""
    return sorted(r.genre for r in _redactions.values() if r.famille == famille)


def quand_agir(notification: Notification, region: Region) -> str:
    """“Dans 7 jours.”, “En retard de 4 jours.”: on the civil day of the region."""
    if notification.echeance is None:
        return ""
    return f"{distance(notification.echeance, aujourdhui(region.fuseau))}."


def lire(acteur: Acteur, notifications: Sequence[Notification]) -> dict[int, Ligne]:
    """The text of each row, each writer being asked once."""
    par_genre: dict[str, list[Notification]] = {}
    for notification in notifications:
        par_genre.setdefault(notification.genre, []).append(notification)
    lignes: dict[int, Ligne] = {}
    for genre, siennes in par_genre.items():
        if genre in _redactions:
            lignes |= _redactions[genre].ecrire(acteur, siennes)
    return lignes
