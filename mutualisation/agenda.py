"""A meeting as calendars read it (RFC 5545): sent with a convocation, and again when its time or place changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from icalendar import Calendar, Event

from mutualisation.courriels.redaction import Piece
from mutualisation.temps import maintenant

PRODUIT = "-//mutualisation//FR"
TYPE = "text/calendar; charset=utf-8; method=PUBLISH"


@dataclass(frozen=True)
class RendezVous:
    """`uid` names the meeting for ever; `rang` grows at each change, so that calendars replace what they hold."""

    uid: str
    rang: int
    debut: dt.datetime
    fin: dt.datetime
    titre: str
    lieu: str
    texte: str
    url: str

    def piece(self) -> Piece:
        """The file to attach. Instants are in UTC: no reader has to know the region's time zone."""
        evenement = Event()
        evenement.add("uid", self.uid)
        evenement.add("sequence", self.rang)
        evenement.add("dtstamp", maintenant())
        evenement.add("dtstart", self.debut.astimezone(dt.UTC))
        evenement.add("dtend", self.fin.astimezone(dt.UTC))
        evenement.add("summary", self.titre)
        evenement.add("location", self.lieu)
        evenement.add("description", self.texte)
        evenement.add("url", self.url)
        agenda = Calendar()
        agenda.add("prodid", PRODUIT)
        agenda.add("version", "2.0")
        agenda.add("method", "PUBLISH")
        agenda.add_component(evenement)
        return Piece("invitation.ics", agenda.to_ical(), TYPE)
