"""What the examination says of each line, and what the confirmation will write: plain data."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from mutualisation.effectifs.periodes import Enchainement
from mutualisation.typographie import typographier


class Verdict(StrEnum):
    """One per line."""

    ACCEPTE = "accepte"
    MODIFIE = "modifie"
    INCHANGE = "inchange"
    REFUSE = "refuse"


LIBELLES = {
    Verdict.REFUSE: "Refusée",
    Verdict.ACCEPTE: "Nouvel agent",
    Verdict.MODIFIE: "Agent modifié",
    Verdict.INCHANGE: "Inchangée",
}


@dataclass(frozen=True)
class Motif:
    """A cell and what is wrong with it: « C12 : les formules ne sont pas acceptées »."""

    cellule: str
    texte: str

    def __str__(self) -> str:
        return typographier(f"{self.cellule} : {self.texte}")


@dataclass(frozen=True)
class Difference:
    """A value as read, before and after; `avant` is empty for a new agent."""

    champ: str
    avant: str
    apres: str


@dataclass(frozen=True)
class NouveauPoste:
    """A belonging to open, and what it closes."""

    service: int
    quotite: int
    debut: dt.date
    suite: Enchainement


@dataclass(frozen=True)
class Fiche:
    """What to write for one line: fields of the agent that are new or change, and perhaps a belonging."""

    agent: int | None
    matricule: str
    valeurs: dict[str, str | bool]
    poste: NouveauPoste | None = None


@dataclass(frozen=True)
class Ligne:
    """One line of the table shown before confirmation."""

    numero: int
    verdict: Verdict
    matricule: str
    nom: str
    differences: tuple[Difference, ...] = ()
    motifs: tuple[Motif, ...] = ()
    remarques: tuple[Motif, ...] = ()
    fiche: Fiche | None = None


def empreinte(lignes: Iterable[Ligne]) -> str:
    """Two examinations that say and would write the same have the same one."""
    somme = hashlib.sha256()
    for ligne in lignes:
        somme.update(repr(ligne).encode())
    return somme.hexdigest()
