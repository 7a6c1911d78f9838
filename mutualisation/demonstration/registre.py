"""Who sows what: each application registers its sower in `AppConfig.ready()`, sown from the ground up."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import holidays
from django.conf import settings
from django.utils.module_loading import import_string

from mutualisation.temps import horloge

# The schemes sown, by the code of their référentiel.
REFERENCE = "services-deconcentres-2007"
POLES = "drsm-poles-2007"
FERIES = holidays.country_holidays("FR")


@dataclass(frozen=True)
class Contexte:
    """The seed and the reference day; everything invented follows from these two."""

    graine: int
    date: dt.date
    dire: Callable[[str], object] = print

    @property
    def annee(self) -> int:
        """The year of the plans being prepared: from September on, the coming one."""
        return self.date.year + (self.date.month >= 9)

    @property
    def demarrage(self) -> dt.date:
        """The schemes have been running for two cycles."""
        return dt.date(self.annee - 2, 1, 1)

    def alea(self, sujet: str) -> random.Random:
        """Chance for one subject: adding another subject changes nothing here."""
        return random.Random(f"{self.graine}/{sujet}")  # noqa: S311

    def jour(self, decalage: int) -> dt.date:
        """A working day so many days from the reference day: on a day off, the one before (after, if to come)."""
        jour, pas = self.date + dt.timedelta(days=decalage), dt.timedelta(days=-1 if decalage <= 0 else 1)
        while jour.weekday() > 4 or jour in FERIES:
            jour += pas
        return jour

    def instant(self, jour: dt.date | int, heure: str = "10:00", fuseau: str | None = None) -> dt.datetime:
        """A moment of a day, given as a date or as a distance from the reference day."""
        if isinstance(jour, int):
            jour = self.jour(jour)
        return dt.datetime.combine(jour, dt.time.fromisoformat(heure), ZoneInfo(fuseau or settings.TIME_ZONE))

    def le(self, jour: dt.date | int, heure: str = "10:00", fuseau: str | None = None) -> AbstractContextManager[None]:
        """`with contexte.le(-14, "11:52"):` what happens inside happened then."""
        return horloge(self.instant(jour, heure, fuseau))


Semeur = Callable[[Contexte], None]
_semeurs: dict[int, str] = {}


def inscrire(rang: int, chemin: str) -> None:
    """Add a sower by its dotted path, imported only to sow; the lowest rank sows first."""
    _semeurs[rang] = chemin


def semeurs() -> list[Semeur]:
    return [import_string(chemin) for _, chemin in sorted(_semeurs.items())]
