"""How long before a session its members are told, against what the committee's own rules ask (règle V6)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from mutualisation.typographie import compte

JOURS = ("jour", "jours")


@dataclass(frozen=True)
class Preavis:
    """`demande` and `laisse` in days, from the convocation to the session; nothing forbids a short notice."""

    demande: int
    laisse: int

    @property
    def tenu(self) -> bool:
        return self.laisse >= self.demande

    @property
    def phrase(self) -> str:
        """“15 jours avant ; les règles en demandent 8.”, “le jour même, alors que les règles demandent 8 jours.”."""
        avant = f"{compte(self.laisse, *JOURS)} avant" if self.laisse else "le jour même"
        if self.tenu:
            return f"{avant} ; les règles en demandent {self.demande}."
        return f"{avant}, alors que les règles demandent {compte(self.demande, *JOURS)}."


def preavis(convocation: dt.date, seance: dt.date, demande: int) -> Preavis:
    """From the civil day of the convocation to that of the session."""
    return Preavis(demande, (seance - convocation).days)
