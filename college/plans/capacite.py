"""What is taken from a doctor's working days when nobody said otherwise: the scheme's defaults (règle P2). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from college.plans.calendrier import Presence, centiemes, jours_ouvres

if TYPE_CHECKING:
    from mutualisation.referentiel.schema.garde_fous import Capacite as Defauts


@dataclass(frozen=True)
class Annee:
    """A doctor's year, in whole days."""

    ouvres: int
    conges: int
    formation: int
    reserve: int

    @property
    def libre(self) -> int:
        """What a plan may draw on."""
        return self.ouvres - self.conges - self.formation - self.reserve


def arrondir(valeur: int, diviseur: int) -> int:
    """Nearest whole number, halves up: the rule people apply by hand."""
    return (2 * valeur + diviseur) // (2 * diviseur)


def annee_par_defaut(annee: int, presences: Sequence[Presence], defauts: Defauts) -> Annee:
    """Leave and training follow working time; the reserve is a share of what is left."""
    temps = centiemes(annee, presences)
    if not temps:
        return Annee(0, 0, 0, 0)
    # A full-time year in the same place: half of it opens half of the leave.
    plein = 100 * jours_ouvres(annee, presences[-1].departement)
    ouvres = arrondir(temps, 100)
    conges = arrondir(defauts.conges * temps, plein)
    formation = arrondir(defauts.formation * temps, plein)
    reste = max(0, ouvres - conges - formation)
    return Annee(ouvres, conges, formation, arrondir(reste * defauts.reserve_pourcent, 100))
