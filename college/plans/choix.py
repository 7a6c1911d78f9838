"""What the cells of a plan may name: functions, places, people, objectives. Read once, then pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mutualisation.referentiel.vocabulaire import Vocabulaire


@dataclass(frozen=True)
class Choix:
    """Allowed values and how to say them. `personnes`: short names; `complets`: “Dr Marc Estival”."""

    v: Vocabulaire
    annee: int
    objectifs: dict[int, str]
    fonctions: dict[str, str]
    niveaux: dict[str, str]
    niveaux_courts: dict[str, str]
    departements: dict[str, str]
    personnes: dict[int, str]
    complets: dict[int, str]
    # People who left but still stand on an action: shown, never chosen again.
    partis: dict[int, str]

    def nom(self, agent: int) -> str:
        return self.personnes.get(agent) or self.partis.get(agent, "personne partie")
