"""What is due in a year, read from the référentiel alone (règle V3). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mutualisation.referentiel.schema import Livrable
    from mutualisation.referentiel.schema import Referentiel as Schema


@dataclass(frozen=True)
class Attendu:
    """One text due. `annee`: the year it speaks of; None for one that stays in force until replaced.

    `nombre`: how many such texts this line stands for, when the software does not write them one by one yet.
    """

    livrable: Livrable
    annee: int | None
    pole: str = ""
    echeance: dt.date | None = None
    nombre: int = 1


def attendus(schema: Schema, annee: int, *, redigeables: Collection[str], services: int) -> list[Attendu]:
    """Everything due during a year, yearly texts first by due date, then those that stay in force.

    A report is due the year after the one it speaks of. `redigeables`: codes of those the software writes.
    """
    trouves = [a for livrable in schema.livrables for a in _de(schema, livrable, annee, redigeables, services)]
    return sorted(trouves, key=lambda a: (a.annee is None, a.echeance or dt.date.max))


def _de(
    schema: Schema, livrable: Livrable, annee: int, redigeables: Collection[str], services: int
) -> Iterator[Attendu]:
    objet = annee - (livrable.echeance_annee == "suivante") if livrable.annuel else None
    echeance = echeance_de(livrable, annee if objet is None else objet)
    if livrable.par == "pole" and livrable.code in redigeables:
        yield from (Attendu(livrable, objet, pole.code, echeance) for pole in schema.poles)
    else:
        nombre = {"region": 1, "pole": len(schema.poles), "service": services}[livrable.par]
        yield Attendu(livrable, objet, "", echeance, nombre)


def echeance_de(livrable: Livrable, annee: int) -> dt.date | None:
    """When the text that speaks of a year is due."""
    if livrable.echeance is None:
        return None
    return dt.date.fromisoformat(f"{annee + (livrable.echeance_annee == 'suivante')}-{livrable.echeance}")
