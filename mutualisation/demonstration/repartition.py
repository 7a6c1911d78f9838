"""How many posts each service has, and where they are vacant: by population, with believable gaps. Pure."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Poids:
    """A service to endow: its population, and the posts it has in any case."""

    population: int
    minimum: int = 1


def repartir(poids: Mapping[str, Poids], total: int) -> dict[str, int]:
    """Share `total` posts in proportion to population above each minimum (largest remainders)."""
    reste = total - sum(p.minimum for p in poids.values())
    population = sum(p.population for p in poids.values())
    quotas = {cle: reste * p.population / population for cle, p in poids.items()}
    postes = {cle: p.minimum + int(quotas[cle]) for cle, p in poids.items()}
    oublies = total - sum(postes.values())
    for cle in sorted(quotas, key=lambda c: quotas[c] - int(quotas[c]), reverse=True)[:oublies]:
        postes[cle] += 1
    return postes


def vacances(postes: Mapping[str, int], total: int, alea: random.Random) -> dict[str, int]:
    """Vacant posts: small services are hit first, never more than half of a big one, nor all of one with three."""
    vacants = dict.fromkeys(postes, 0)
    candidats = list(postes)
    while sum(vacants.values()) < total:
        cle = alea.choice(candidats)
        plafond = 1 if postes[cle] < 4 else postes[cle] // 4
        # A single post is more often filled than not: its holder lives there.
        if vacants[cle] < plafond and alea.random() < (0.35 if postes[cle] == 1 else 0.6):
            vacants[cle] += 1
    return vacants
