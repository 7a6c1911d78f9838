"""Posts to keep, out of the acts that fixed them: plain figures (règle T6).

A figure for a whole service prevails over those fixed function by function, which otherwise add up. What the first acts
fixed stays the measure: a later act that fixes less suppresses posts, which is a breach; a post nobody holds is a
vacancy, which is not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

# The code of “no function in particular”.
TOUT_LE_SERVICE = ""
RIEN = Decimal(0)


@dataclass(frozen=True)
class Fixe:
    """One act: posts for a service, or for one function of it, over a half-open period."""

    service: int
    fonction: str
    postes: Decimal
    debut: dt.date
    fin: dt.date | None


@dataclass(frozen=True)
class Socle:
    """What a service must keep today, and what its first acts fixed."""

    postes: Decimal
    initial: Decimal

    @property
    def supprimes(self) -> Decimal:
        return max(RIEN, self.initial - self.postes)


def retenus(postes: Mapping[tuple[int, str], Decimal]) -> dict[int, Decimal]:
    """(service, function) -> posts becomes service -> posts."""
    totaux: dict[int, Decimal] = {}
    for (service, fonction), nombre in postes.items():
        if fonction == TOUT_LE_SERVICE or (service, TOUT_LE_SERVICE) not in postes:
            totaux[service] = totaux.get(service, RIEN) + nombre
    return totaux


def socles(fixes: Iterable[Fixe], jour: dt.date) -> dict[int, Socle]:
    """The services for which something is in force on that day."""
    dans_l_ordre = sorted((f for f in fixes if f.debut <= jour), key=lambda f: f.debut)
    premiers: dict[tuple[int, str], Decimal] = {}
    en_vigueur: dict[tuple[int, str], Decimal] = {}
    for fixe in dans_l_ordre:
        premiers.setdefault((fixe.service, fixe.fonction), fixe.postes)
        if fixe.fin is None or fixe.fin > jour:
            en_vigueur[fixe.service, fixe.fonction] = fixe.postes
    # A first figure counts as long as its function still has one: the rule of today applies to both.
    initiaux = retenus({cle: premiers[cle] for cle in en_vigueur})
    return {service: Socle(postes, initiaux[service]) for service, postes in retenus(en_vigueur).items()}
