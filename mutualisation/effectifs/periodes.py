"""Successive belongings of one agent, as plain dates: what a new one closes, and when it ends (règle T3)."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mutualisation.refus import Refus
from mutualisation.typographie import date_longue


@dataclass(frozen=True)
class Periode:
    """Half-open: `fin` is the first day out; none for an open period. `cle` is the caller's."""

    cle: int
    debut: dt.date
    fin: dt.date | None

    def contient(self, jour: dt.date) -> bool:
        return self.debut <= jour and (self.fin is None or jour < self.fin)


@dataclass(frozen=True)
class Enchainement:
    """The period to close on the first day of the new one, and the end that the new one inherits."""

    a_clore: int | None
    fin: dt.date | None


def enchainer(periodes: Iterable[Periode], debut: dt.date) -> Enchainement:
    """Where a belonging that starts on `debut` fits; refused when the past or the planned would be rewritten."""
    en_cours = None
    for periode in periodes:
        if periode.debut == debut:
            raise Refus(f"Un rattachement commence déjà le {date_longue(debut)} : choisissez un autre jour.")
        if periode.debut > debut:
            raise Refus(
                f"Un rattachement commence le {date_longue(periode.debut)} : "
                "le nouveau doit commencer après, ou celui-là être annulé."
            )
        if periode.contient(debut):
            en_cours = periode
    return Enchainement(en_cours.cle, en_cours.fin) if en_cours else Enchainement(None, None)


def de_reference(periodes: Iterable[Periode], jours: Mapping[int, dt.date]) -> Periode | None:
    """The one in force today, failing that the next one; nothing for an agent who left. `jours`: today, by `cle`."""
    futures = sorted((p for p in periodes if p.contient(jours[p.cle]) or p.debut > jours[p.cle]), key=lambda p: p.debut)
    return futures[0] if futures else None
