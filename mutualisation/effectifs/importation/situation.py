"""What is already known when a file is examined: plain data, so that the examination is a pure function."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mutualisation.effectifs.importation.colonnes import cle_normale
from mutualisation.effectifs.periodes import Periode

if TYPE_CHECKING:
    from mutualisation.referentiel.schema import Referentiel as Schema


@dataclass(frozen=True)
class Corps:
    """A body, the profession it is open to, the labels of its ranks by code."""

    code: str
    libelle: str
    profession: str
    grades: dict[str, str]


@dataclass(frozen=True)
class Nomenclature:
    """What the référentiel offers: labels by code. `autres_noms`: feminine and short names of professions."""

    professions: dict[str, str]
    corps: dict[str, Corps]
    autres_noms: dict[str, str] = field(default_factory=dict)

    def profession(self, texte: str) -> str | None:
        cherche = cle_normale(texte)
        autres = (code for nom, code in self.autres_noms.items() if cle_normale(nom) == cherche)
        return _trouver(texte, self.professions) or next(autres, None)

    def code_corps(self, texte: str, profession: str | None) -> str | None:
        """Two professions may give the same name to their bodies: the line's own profession settles it."""
        libelles = {c.code: c.libelle for c in self.corps.values()}
        du_metier = {code: lib for code, lib in libelles.items() if self.corps[code].profession == profession}
        return _trouver(texte, du_metier) or _trouver(texte, libelles)

    def grade(self, texte: str, corps: str) -> str | None:
        return _trouver(texte, self.corps[corps].grades) if corps in self.corps else None

    def libelle_grade(self, code: str) -> str:
        return next((c.grades[code] for c in self.corps.values() if code in c.grades), code)


def nomenclature_du(schema: Schema) -> Nomenclature:
    """The part of a référentiel that concerns staff."""
    autres_noms = {n: p.code for p in schema.professions for n in (p.feminin, p.court) if n}
    return Nomenclature(
        {p.code: p.masculin for p in schema.professions},
        {c.code: Corps(c.code, c.libelle, c.profession, {g.code: g.libelle for g in c.grades}) for c in schema.corps},
        autres_noms,
    )


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
