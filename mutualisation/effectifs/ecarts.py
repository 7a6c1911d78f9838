"""Doctors in post against posts to keep, service by service: plain figures (règles T6, R3).

ETP here is a share of working time, neither ETPT nor paid time. The effectif-socle counts posts, vacant ones included:
a negative gap is therefore a vacancy or part time, not a post that was suppressed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from mutualisation.effectifs.socles import RIEN, Socle

CENT = Decimal(100)


@dataclass(frozen=True)
class Presence:
    """Somebody in post today."""

    service: int
    medecin: bool
    quotite: int


@dataclass(frozen=True)
class Effectif:
    """Figures of one service, or of the region. `socle` is none where no act fixed any post.

    `vacants` counts posts that nobody holds, even part time.
    """

    medecins: int
    autres: int
    etp: Decimal
    socle: Socle | None
    vacants: Decimal = RIEN

    @property
    def postes(self) -> Decimal | None:
        return self.socle.postes if self.socle else None

    @property
    def supprimes(self) -> Decimal:
        """Posts under what the first acts fixed: a breach."""
        return self.socle.supprimes if self.socle else RIEN

    @property
    def ecart(self) -> Decimal | None:
        return None if self.postes is None else self.etp - self.postes

    @property
    def sous_le_socle(self) -> bool:
        return self.ecart is not None and self.ecart < 0

    @property
    def part(self) -> float:
        """Of the posts to keep, the part that is held; 1 at most."""
        return min(1.0, float(self.etp / self.postes)) if self.postes else 1.0


@dataclass(frozen=True)
class Effectifs:
    """Every service of a region, and their sum; gaps are not offset between services."""

    par_service: dict[int, Effectif]
    total: Effectif

    @property
    def manque(self) -> Decimal:
        """ETP missing, over the services that are under what they must keep."""
        ecarts = (e.ecart for e in self.par_service.values() if e.ecart is not None)
        return -sum((e for e in ecarts if e < 0), Decimal(0))

    @property
    def services_amputes(self) -> list[int]:
        """Those some of whose posts were suppressed."""
        return [pk for pk, e in self.par_service.items() if e.supprimes]

    @property
    def services_sous_le_socle(self) -> list[int]:
        return [pk for pk, e in self.par_service.items() if e.sous_le_socle]


def compter(services: Iterable[int], presences: Iterable[Presence], socles: dict[int, Socle]) -> Effectifs:
    """A service without anybody has its line too: that is what one looks for."""
    presences = list(presences)
    par_service = {pk: _effectif([p for p in presences if p.service == pk], socles.get(pk)) for pk in services}
    total = replace(
        _effectif(presences, _somme(socles.values())), vacants=sum((e.vacants for e in par_service.values()), RIEN)
    )
    return Effectifs(par_service, total)


def _somme(socles: Iterable[Socle]) -> Socle | None:
    """Suppressed posts are not offset by those another service has gained."""
    socles = list(socles)
    postes = sum((s.postes for s in socles), RIEN)
    return Socle(postes, postes + sum((s.supprimes for s in socles), RIEN)) if socles else None


def _effectif(presences: list[Presence], socle: Socle | None) -> Effectif:
    medecins = [p for p in presences if p.medecin]
    etp = sum((Decimal(p.quotite) for p in medecins), Decimal(0)) / CENT
    vacants = max(RIEN, socle.postes - len(medecins)) if socle else RIEN
    return Effectif(len(medecins), len(presences) - len(medecins), etp, socle, vacants)
