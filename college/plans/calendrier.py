"""Working days of a year where a doctor works: weekdays less the holidays of the place (règle P2). Pure."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import holidays

# Departments whose holidays differ from the rest of the country: local law in the east, abolition days overseas.
_SUBDIVISIONS = {"57": "57", "67": "6AE", "68": "6AE"} | {c: c for c in ("971", "972", "973", "974", "976")}
_SAMEDI = 5


@dataclass(frozen=True)
class Presence:
    """A stretch of the year in one department, at a share of working time; `fin` is the day after the last one."""

    debut: dt.date
    fin: dt.date
    quotite: int
    departement: str


@lru_cache(maxsize=256)
def _jours_de(annee: int, subdivision: str | None) -> tuple[dt.date, ...]:
    feries = holidays.country_holidays("FR", subdiv=subdivision, years=annee)
    premier = dt.date(annee, 1, 1)
    annee_entiere = (premier + dt.timedelta(days=n) for n in range((dt.date(annee + 1, 1, 1) - premier).days))
    return tuple(jour for jour in annee_entiere if jour.weekday() < _SAMEDI and jour not in feries)


def jours_ouvres(annee: int, departement: str) -> int:
    """Working days of a whole year in a department."""
    return len(_jours_de(annee, _SUBDIVISIONS.get(departement)))


def centiemes(annee: int, presences: Iterable[Presence]) -> int:
    """Working days of these stretches x share, in hundredths of a day so that several stretches add up exactly."""
    return sum(presence.quotite * _jours_ouvres_entre(annee, presence) for presence in presences)


def _jours_ouvres_entre(annee: int, presence: Presence) -> int:
    jours = _jours_de(annee, _SUBDIVISIONS.get(presence.departement))
    return max(0, bisect_left(jours, presence.fin) - bisect_left(jours, presence.debut))
