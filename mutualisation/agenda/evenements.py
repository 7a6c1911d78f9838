"""A meeting or a due date as calendars read it (RFC 5545).

A meeting is sent with a convocation, and again when its time or place changes; both are read in the feed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Calendar, Event

from mutualisation.courriels.redaction import Piece
from mutualisation.temps import maintenant

PRODUIT = "-//mutualisation//FR"
TYPE = "text/calendar; charset=utf-8; method=PUBLISH"
# How often those who subscribe should come back.
RAFRAICHIR = "PT1H"


@dataclass(frozen=True)
class RendezVous:
    """`uid` names the meeting for ever; `rang` grows at each change, so that calendars replace what they hold.

    `maj`: when it last changed; without it, the present instant. `provisoire`: not convened yet.
    """

    uid: str
    rang: int
    debut: dt.datetime
    fin: dt.datetime
    titre: str
    lieu: str
    texte: str
    url: str
    maj: dt.datetime | None = None
    provisoire: bool = False

    @property
    def le(self) -> dt.datetime:
        """Where it stands among the others."""
        return self.debut

    def evenement(self) -> Event:
        """Instants are in UTC: no reader has to know the region's time zone."""
        evenement = _evenement(self)
        evenement.add("dtstart", self.debut.astimezone(dt.UTC))
        evenement.add("dtend", self.fin.astimezone(dt.UTC))
        evenement.add("location", self.lieu)
        evenement.add("status", "TENTATIVE" if self.provisoire else "CONFIRMED")
        return evenement

    def piece(self) -> Piece:
        """The file to attach."""
        agenda = _agenda()
        agenda.add("method", "PUBLISH")
        agenda.add_component(self.evenement())
        return Piece("invitation.ics", agenda.to_ical(), TYPE)


@dataclass(frozen=True)
class JourEntier:
    """A due date: the whole civil day, wherever it is read; it takes nobody's time."""

    uid: str
    rang: int
    jour: dt.date
    titre: str
    texte: str
    url: str
    maj: dt.datetime | None = None

    @property
    def le(self) -> dt.datetime:
        return dt.datetime.combine(self.jour, dt.time(), dt.UTC)

    def evenement(self) -> Event:
        evenement = _evenement(self)
        evenement.add("dtstart", self.jour)
        evenement.add("dtend", self.jour + dt.timedelta(days=1))
        evenement.add("transp", "TRANSPARENT")
        return evenement


def flux(evenements: Iterable[RendezVous | JourEntier], *, nom: str) -> bytes:
    """The whole calendar of a person, always written the same while nothing changes."""
    agenda = _agenda()
    agenda.add("name", nom)
    agenda.add("x-wr-calname", nom)
    agenda.add("refresh-interval", RAFRAICHIR, parameters={"value": "DURATION"})
    agenda.add("x-published-ttl", RAFRAICHIR)
    for evenement in sorted(evenements, key=lambda e: (e.le, e.uid)):
        agenda.add_component(evenement.evenement())
    octets: bytes = agenda.to_ical()
    return octets


def _agenda() -> Calendar:
    agenda = Calendar()
    agenda.add("prodid", PRODUIT)
    agenda.add("version", "2.0")
    return agenda


def _evenement(source: RendezVous | JourEntier) -> Event:
    """What every event says."""
    evenement = Event()
    evenement.add("uid", source.uid)
    evenement.add("sequence", source.rang)
    evenement.add("dtstamp", (source.maj or maintenant()).astimezone(dt.UTC))
    evenement.add("summary", source.titre)
    evenement.add("description", source.texte)
    evenement.add("url", source.url)
    return evenement
