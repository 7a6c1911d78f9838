"""A meeting written for calendars is read back by a calendar."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from icalendar import Calendar

from mutualisation.agenda import RendezVous

LA_REUNION = ZoneInfo("Indian/Reunion")


def test_il_se_relit_heures_et_texte_compris() -> None:
    debut = dt.datetime(2027, 2, 5, 10, tzinfo=LA_REUNION)
    texte = "Ordre du jour : budget ; « suppléance », puis\nquestions diverses"
    piece = RendezVous(
        uid="https://exemple.invalid/seances/1/", rang=3, debut=debut, fin=debut + dt.timedelta(hours=2),
        titre="Séance du comité, à Saint-Denis", lieu="Saint-Denis ; salle 2, étage 1", texte=texte,
        url="https://exemple.invalid/seances/1/",
    ).piece()  # fmt: skip
    assert b"\r\n" in piece.octets
    assert max(map(len, piece.octets.split(b"\r\n"))) <= 75
    (lu,) = Calendar.from_ical(piece.octets).walk("VEVENT")
    assert lu.decoded("dtstart") == debut
    assert lu["dtstart"].to_ical() == b"20270205T060000Z"
    assert str(lu["description"]) == texte
    assert str(lu["location"]) == "Saint-Denis ; salle 2, étage 1"
    assert lu["sequence"] == 3
