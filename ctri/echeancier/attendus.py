"""What is due in a year, read from the référentiel alone (règle V3). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mutualisation.templatetags.francais import distance

if TYPE_CHECKING:
    from mutualisation.referentiel.schema import Livrable
    from mutualisation.referentiel.schema import Referentiel as Schema

# Days before a due date from which it is near.
PROCHE = 14


@dataclass(frozen=True)
class Attendu:
    """One text due. `annee`: the year it speaks of; None for one that stays in force until replaced.

    `pole` or `service`: whose text it is, when each owes one. `nombre`: how many such texts this line stands for.
    """

    livrable: Livrable
    annee: int | None
    pole: str = ""
    service: int | None = None
    echeance: dt.date | None = None
    nombre: int = 1


def attendus(schema: Schema, annee: int, *, services: Collection[int], depuis: int = 0) -> list[Attendu]:
    """Everything due during a year, yearly texts first by due date, then those that stay in force.

    A report is due the year after the one it speaks of; none is due for a year before `depuis`, that of the start.
    `services`: those which each owe the texts due by service.
    """
    trouves = [a for livrable in schema.livrables for a in _de(schema, livrable, annee, services)]
    return sorted(
        (a for a in trouves if a.annee is None or a.annee >= depuis),
        key=lambda a: (a.annee is None, a.echeance or dt.date.max),
    )


def _de(schema: Schema, livrable: Livrable, annee: int, services: Collection[int]) -> Iterator[Attendu]:
    objet = annee - (livrable.echeance_annee == "suivante") if livrable.annuel else None
    echeance = echeance_de(livrable, annee if objet is None else objet)
    if livrable.par == "pole":
        yield from (Attendu(livrable, objet, pole=pole.code, echeance=echeance) for pole in schema.poles)
    elif livrable.par == "service":
        yield from (Attendu(livrable, objet, service=service, echeance=echeance) for service in services)
    else:
        yield Attendu(livrable, objet, echeance=echeance)


def echeance_de(livrable: Livrable, annee: int) -> dt.date | None:
    """When the text that speaks of a year is due."""
    if livrable.echeance is None:
        return None
    return dt.date.fromisoformat(f"{annee + (livrable.echeance_annee == 'suivante')}-{livrable.echeance}")


def delai(echeance: dt.date | None, aujourdhui: dt.date) -> tuple[str, str]:
    """“En retard de 4 jours”, and how pressing it is: retard, proche or lointain."""
    if echeance is None:
        return "", ""
    reste = (echeance - aujourdhui).days
    urgence = "retard" if reste < 0 else "proche" if reste <= PROCHE else "lointain"
    return distance(echeance, aujourdhui), urgence
