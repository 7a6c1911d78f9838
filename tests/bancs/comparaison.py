"""Two things timed in turn, and how the figures read in French."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from mutualisation.typographie import INSECABLE, nombre


@dataclass(frozen=True)
class Comparaison:
    """Seconds of each turn, the plain thing first."""

    temoin: Sequence[float]
    mesure: Sequence[float]

    @property
    def medianes(self) -> tuple[float, float]:
        return median(self.temoin), median(self.mesure)

    @property
    def rapport(self) -> float:
        return median(self.mesure) / median(self.temoin)

    @property
    def etendue(self) -> tuple[float, float]:
        """The lowest and the highest ratio of one turn: how far to trust the median."""
        rapports = [mesure / temoin for temoin, mesure in zip(self.temoin, self.mesure, strict=True)]
        return min(rapports), max(rapports)

    def __str__(self) -> str:
        """“1,08 (de 1,05 à 1,12)”."""
        bas, haut = self.etendue
        return f"**{nombre(self.rapport, 2)}** (de {nombre(bas, 2)} à {nombre(haut, 2)})"


Acte = Callable[[], object]
Horloge = Callable[[], float]


def alterner(temoin: Acte, mesure: Acte, tours: int, horloge: Horloge = time.perf_counter) -> Comparaison:
    """Time both in each turn, the first of the two changing: what warms or slows the machine falls on both."""
    temps: dict[int, list[float]] = {0: [], 1: []}
    for tour in range(tours):
        for rang in (0, 1) if tour % 2 == 0 else (1, 0):
            depart = horloge()
            (temoin, mesure)[rang]()
            temps[rang].append(horloge() - depart)
    return Comparaison(temps[0], temps[1])


def secondes(duree: float) -> str:
    return f"{nombre(duree, 2)}{INSECABLE}s"


def millisecondes(duree: float) -> str:
    return f"{nombre(duree * 1000, 1)}{INSECABLE}ms"


def mega(octets: int) -> str:
    return f"{nombre(octets / 1_000_000)}{INSECABLE}Mo"


def tableau(entete: Sequence[str], lignes: Iterable[Sequence[str]]) -> str:
    """A Markdown table: words on the left, figures on the right."""
    regle = ["---", *["---:"] * (len(entete) - 1)]
    return "\n".join(f"| {' | '.join(ligne)} |" for ligne in (entete, regle, *lignes))
