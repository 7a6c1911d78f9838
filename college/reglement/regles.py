"""Which rules a college obeys on a given day (règles C2, C3, V3)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mutualisation.territoire.models import Region


@dataclass(frozen=True)
class ReglesCollege:
    """Notice in days, quorum in percent of those expected, `source` names the text the rules come from."""

    preavis_jours: int
    quorum: int
    representations_max: int
    transmission_avant_approbation: bool
    compte_rendu_jours: int
    source: str

    def requis(self, attendus: int) -> int:
        """How many must be there, in person or represented, out of those expected."""
        return -(-attendus * self.quorum // 100)


def regles_du_college(region: Region, jour: dt.date) -> ReglesCollege:
    """The rules in force that day; KeyError where the scheme has no college."""
    college = region.schema.college
    if college is None:
        raise KeyError(f"{region.schema.code} : aucun collège")
    return ReglesCollege(**college.model_dump(), source="règles par défaut du référentiel")
