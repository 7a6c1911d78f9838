"""Broken référentiel files: one mutation each of a good one, with the place and the French reason expected."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from mutualisation.referentiel.lecture import FOURNIS

BON = (FOURNIS / "services-deconcentres-2007.toml").read_text()
POLES = (FOURNIS / "drsm-poles-2007.toml").read_text()
DOSSIER = Path(__file__).parent


@dataclass(frozen=True)
class Casse:
    """See the head of `mutations.toml`."""

    nom: str
    avant: str
    apres: str
    place: str
    raison: str
    base: str = "services-deconcentres-2007"
    lignes: int = 1

    @property
    def texte(self) -> str:
        bon = (FOURNIS / f"{self.base}.toml").read_text()
        if self.avant not in bon:
            raise AssertionError(f"{self.nom}: the good file no longer contains {self.avant!r}")
        return bon.replace(self.avant, self.apres, 1)


CASSES = [Casse(**casse) for casse in tomllib.loads((DOSSIER / "mutations.toml").read_text())["casses"]]
# Files written by hand, as someone would send them; each begins with the line it must be refused for.
A_LA_MAIN = sorted((DOSSIER / "broken").glob("*.toml"))
