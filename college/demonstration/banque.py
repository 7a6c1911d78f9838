"""Actions a plan may take, by the objective they answer."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mutualisation.typographie import typographier


@dataclass(frozen=True)
class Modele:
    """An action before anyone is put on it. `nature`: the kind of days it is made of."""

    theme: str
    intitule: str
    fonction: str
    niveau: str
    nature: str
    resultat: str
    indicateur: str


@cache
def modeles() -> tuple[Modele, ...]:
    with Path(__file__).with_name("actions.csv").open(newline="", encoding="utf-8") as fichier:
        return tuple(Modele(**{c: typographier(v) for c, v in ligne.items()}) for ligne in csv.DictReader(fichier))


def du_theme(theme: str) -> list[Modele]:
    return [m for m in modeles() if m.theme == theme]
