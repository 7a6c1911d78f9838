"""The territory files shipped with the software (their origin: `donnees/LISEZMOI.md`)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DONNEES = Path(__file__).parent / "donnees"


@dataclass(frozen=True)
class LigneCirconscription:
    """A region of one map, and the department of its head office."""

    millesime: int
    code: str
    nom: str
    article: str
    sigle: str
    departement_siege: str
    fuseau: str


@dataclass(frozen=True)
class LigneDepartement:
    """A department; an empty region means that it did not exist on that map (Mayotte in 2007)."""

    code: str
    nom: str
    article: str
    chef_lieu: str
    latitude: float
    longitude: float
    population: int
    regions: dict[int, str]


def _lignes(fichier: str) -> list[dict[str, str]]:
    with (DONNEES / fichier).open(newline="", encoding="utf-8") as flux:
        return list(csv.DictReader(flux))


@cache
def circonscriptions() -> tuple[LigneCirconscription, ...]:
    return tuple(
        LigneCirconscription(**{**ligne, "millesime": int(ligne["millesime"])})  # type: ignore[arg-type]
        for ligne in _lignes("circonscriptions.csv")
    )


@cache
def departements() -> tuple[LigneDepartement, ...]:
    return tuple(
        LigneDepartement(
            code=ligne["code"],
            nom=ligne["nom"],
            article=ligne["article"],
            chef_lieu=ligne["chef_lieu"],
            latitude=float(ligne["latitude"]),
            longitude=float(ligne["longitude"]),
            population=int(ligne["population"]),
            regions={2007: ligne["region_2007"], 2016: ligne["region_2016"]},
        )
        for ligne in _lignes("departements.csv")
    )


def departement_siege(millesime: int, code: str) -> str:
    """The department where the head office of a region sits: Nancy's, not Metz's, for Lorraine."""
    return next(c.departement_siege for c in circonscriptions() if (c.millesime, c.code) == (millesime, code))
