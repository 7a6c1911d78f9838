"""Attendance counted: pure figures (règle C9)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from college.reunions.models import EtatPresence, Excuse
from mutualisation.typographie import pourcent


class Compte(NamedTuple):
    """So many places of one person with the same attendance; `manques`: points missed during these meetings."""

    agent: int
    etat: str
    excuse: str
    nombre: int
    manques: int


@dataclass
class Assiduite:
    """One member over a year of held meetings; excuses by category, never a health reason."""

    presents: int = 0
    representes: int = 0
    absents: int = 0
    manques: int = 0
    excuses: Counter[str] = field(default_factory=Counter)

    @property
    def excuse(self) -> int:
        return self.excuses.total()

    @property
    def convocations(self) -> int:
        return self.presents + self.representes + self.excuse + self.absents

    @property
    def taux(self) -> float | None:
        """In person over convened: being represented or excused is not being there. Nothing without a meeting."""
        return 100 * self.presents / self.convocations if self.convocations else None

    @property
    def taux_lu(self) -> str:
        """“75 %”, or a dash."""
        return pourcent(self.taux)

    @property
    def motifs(self) -> str:
        """“Congés : 2, Formation : 1”, in the order of the list people choose from."""
        return ", ".join(f"{motif.label}\u00a0: {self.excuses[motif]}" for motif in Excuse if self.excuses[motif])

    def ajouter(self, compte: Compte) -> None:
        if compte.etat == EtatPresence.PRESENT:
            self.presents += compte.nombre
            # Somebody noted absent afterwards keeps no points: the whole meeting was missed.
            self.manques += compte.manques
        elif compte.etat == EtatPresence.REPRESENTE:
            self.representes += compte.nombre
        elif compte.etat == EtatPresence.EXCUSE:
            self.excuses[compte.excuse or Excuse.AUTRE] += compte.nombre
        else:
            self.absents += compte.nombre


def assiduites(comptes: Iterable[Compte]) -> dict[int, Assiduite]:
    """Attendance of each person counted."""
    trouvees: dict[int, Assiduite] = {}
    for compte in comptes:
        trouvees.setdefault(compte.agent, Assiduite()).ajouter(compte)
    return trouvees
