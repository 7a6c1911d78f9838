"""What the figures count, before any word (règle C6). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from college.reunions.etats import TENUES, EtatReunion
from college.reunions.models import EtatPresence

# Fewer members than this beside the presidency, and a rate would be that of somebody (règle C9).
MEMBRES_MIN = 3


class Sort(StrEnum):
    """What became of something due."""

    A_TEMPS = "a_temps"
    EN_RETARD = "en_retard"
    DEPASSE = "depasse"
    A_VENIR = "a_venir"


@dataclass(frozen=True)
class Terme:
    """Something due by a day, and the day it was done; `objet` and `pk` say where it is read."""

    nom: str
    echeance: dt.date
    fait_le: dt.date | None = None
    objet: str = ""
    pk: int = 0

    def sort(self, jour: dt.date) -> Sort:
        """The due date itself is on time."""
        if self.fait_le is not None:
            return Sort.A_TEMPS if self.fait_le <= self.echeance else Sort.EN_RETARD
        return Sort.DEPASSE if self.echeance < jour else Sort.A_VENIR

    def retard(self, jour: dt.date) -> int:
        """Days after the due date, up to the day it was done or up to now."""
        return max(0, ((self.fait_le or jour) - self.echeance).days)


@dataclass(frozen=True)
class Ponctualite:
    """How many of each; what is not due yet says nothing of punctuality."""

    a_temps: int = 0
    en_retard: int = 0
    depasses: int = 0
    a_venir: int = 0

    @property
    def echus(self) -> int:
        return self.a_temps + self.en_retard + self.depasses


def ponctualite(termes: Iterable[Terme], jour: dt.date) -> Ponctualite:
    """Counted on a day. What was done ahead of a date still to come is on time."""
    sorts = [terme.sort(jour) for terme in termes]
    return Ponctualite(*(sorts.count(sort) for sort in Sort))


@dataclass(frozen=True)
class ReunionLue:
    """A meeting its members were told of. `presences`: members by state; `delai`: days its minutes were given."""

    pk: int
    date: dt.date
    etat: str
    presences: Mapping[str, int] = field(default_factory=dict)
    delai: int = 0
    diffuse_le: dt.date | None = None
    approuve_le: dt.date | None = None

    @property
    def tenue(self) -> bool:
        return self.etat in TENUES

    @property
    def attendus(self) -> int:
        return sum(self.presences.values())

    @property
    def presents(self) -> int:
        return self.presences.get(EtatPresence.PRESENT, 0)

    def depuis(self, le: dt.date | None) -> int | None:
        """Days from the meeting to that day."""
        return None if le is None else (le - self.date).days


@dataclass(frozen=True)
class Decompte:
    """Meetings by what became of them; `en_suspens`: their day came, they are not over."""

    tenues: int = 0
    annulees: int = 0
    a_venir: int = 0
    en_suspens: int = 0

    @property
    def convoquees(self) -> int:
        return self.tenues + self.annulees + self.a_venir + self.en_suspens


def decompte(reunions: Iterable[ReunionLue], jour: dt.date) -> Decompte:
    """Those called off count only if their members had been told: the reader only gives these."""
    tenues = annulees = a_venir = en_suspens = 0
    for reunion in reunions:
        if reunion.tenue:
            tenues += 1
        elif reunion.etat == EtatReunion.ANNULEE:
            annulees += 1
        elif reunion.etat == EtatReunion.CONVOQUEE and reunion.date >= jour:
            a_venir += 1
        else:
            en_suspens += 1
    return Decompte(tenues, annulees, a_venir, en_suspens)


@dataclass(frozen=True)
class Assiduite:
    """Members over all held meetings together, never one by one (règle C9)."""

    attendus: int = 0
    presents: int = 0
    representes: int = 0
    excuses: int = 0

    @property
    def absents(self) -> int:
        return self.attendus - self.presents - self.representes - self.excuses

    @property
    def taux(self) -> float | None:
        """Percentage of those expected who were there in person."""
        return 100 * self.presents / self.attendus if self.attendus else None


def assiduite(reunions: Iterable[ReunionLue]) -> Assiduite:
    """Represented is not present: it is said apart."""
    tenues = [reunion for reunion in reunions if reunion.tenue]

    def nombre(etat: str) -> int:
        return sum(reunion.presences.get(etat, 0) for reunion in tenues)

    return Assiduite(
        sum(reunion.attendus for reunion in tenues),
        nombre(EtatPresence.PRESENT),
        nombre(EtatPresence.REPRESENTE),
        nombre(EtatPresence.EXCUSE),
    )


def comptes_rendus(reunions: Iterable[ReunionLue]) -> list[Terme]:
    """The first circulation of the minutes of each held meeting, due by the rule of its day."""
    return [
        Terme("", reunion.date + dt.timedelta(days=reunion.delai), reunion.diffuse_le)
        for reunion in reunions
        if reunion.tenue
    ]


def moyenne(jours: Sequence[int | None]) -> float | None:
    """Of those known; None when there is none."""
    connus = [nombre for nombre in jours if nombre is not None]
    return sum(connus) / len(connus) if connus else None
