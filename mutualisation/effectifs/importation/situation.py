"""What is already known when a file is examined: plain data, so that the examination is a pure function."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from mutualisation.effectifs.importation.colonnes import cle_normale
from mutualisation.effectifs.periodes import Periode


@dataclass(frozen=True)
class Corps:
    """A body, the profession it is open to, the labels of its ranks by code."""

    code: str
    libelle: str
    profession: str
    grades: dict[str, str]


@dataclass(frozen=True)
class Nomenclature:
    """What the référentiel offers: labels by code."""

    professions: dict[str, str]
    corps: dict[str, Corps]

    def profession(self, texte: str) -> str | None:
        return _trouver(texte, self.professions)

    def code_corps(self, texte: str, profession: str | None) -> str | None:
        """Two professions may give the same name to their bodies: the line's own profession settles it."""
        libelles = {c.code: c.libelle for c in self.corps.values()}
        du_metier = {code: lib for code, lib in libelles.items() if self.corps[code].profession == profession}
        return _trouver(texte, du_metier) or _trouver(texte, libelles)

    def grade(self, texte: str, corps: str) -> str | None:
        return _trouver(texte, self.corps[corps].grades) if corps in self.corps else None

    def libelle_grade(self, code: str) -> str:
        return next((c.grades[code] for c in self.corps.values() if code in c.grades), code)


def _trouver(texte: str, libelles: dict[str, str]) -> str | None:
    cherche = cle_normale(texte)
    return next((code for code, lib in libelles.items() if cherche in (cle_normale(code), cle_normale(lib))), None)


@dataclass(frozen=True)
class Poste(Periode):
    """A belonging already recorded; `cle` is its identifier."""

    service: int
    quotite: int


@dataclass(frozen=True)
class AgentConnu:
    """An agent already on the staff of the scheme, with every belonging, oldest first."""

    id: int
    matricule: str
    nom: str
    prenom: str
    genre: str
    docteur: bool
    profession: str
    corps: str
    grade: str
    courriel: str
    postes: tuple[Poste, ...] = ()

    @property
    def affiche(self) -> str:
        return f"{self.prenom} {self.nom}"


@dataclass(frozen=True)
class Situation:
    """The state the file is compared with, on one day. `titulaires`: matricule that holds each address."""

    jour: dt.date
    nomenclature: Nomenclature
    services: dict[int, str]
    services_par_nom: dict[str, int]
    agents: dict[str, AgentConnu] = field(default_factory=dict)
    titulaires: dict[str, str] = field(default_factory=dict)

    def service(self, texte: str) -> int | None:
        return self.services_par_nom.get(cle_normale(texte))


def index_des_services(services: Iterable[tuple[int, str, str, bool]]) -> dict[str, int]:
    """Names of services (id, name, department, is local) and, for local ones, the department's code."""
    index: dict[str, int] = {}
    for pk, nom, departement, local in services:
        index[cle_normale(nom)] = pk
        if local:
            index[cle_normale(departement)] = pk
    return index
