"""Which rows of each class are due, and what is done with them: each application says its own (règle R1).

`manage.py conservation` reads the durations in the référentiel and the rest here; a class nobody registered has no data
yet. Registered in `AppConfig.ready()`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mutualisation.territoire.models import Dispositif

Dus = Callable[["Dispositif", dt.date], Sequence[int]]
# Among these objects, those that are kept all the same: an act still in force keeps its reasons.
Gardien = Callable[[Collection[int], dt.date], set[int]]


@dataclass(frozen=True)
class Classe:
    """One class of the référentiel.

    `dus(dispositif, avant)`: rows whose term fell before that day, in a stable order. `effet`: what is done, in French.
    `exporter`: what is written to the archive before, when the référentiel asks for archiving.
    `figes`: rows past their term that nothing may touch, counted; `raison` says why.
    """

    code: str
    effet: str
    dus: Dus
    appliquer: Callable[[Sequence[int]], None]
    exporter: Callable[[Sequence[int]], list[dict[str, Any]]] | None = None
    figes: Callable[[Dispositif, dt.date], int] = lambda dispositif, avant: 0
    raison: str = ""


_classes: dict[str, Classe] = {}
_gardiens: dict[str, list[Gardien]] = {}


def inscrire(classe: Classe) -> None:
    """Register a class under its code."""
    _classes[classe.code] = classe


def classe(code: str) -> Classe | None:
    """None when no application has such data."""
    return _classes.get(code)


def garder(objet_type: str, gardien: Gardien) -> None:
    """Say which objects of a type are still needed (“ctri.dossier”), or which accounts a kept act names."""
    gardiens = _gardiens.setdefault(objet_type, [])
    if gardien not in gardiens:
        gardiens.append(gardien)


def gardes(objet_type: str, objets: Collection[int], avant: dt.date) -> set[int]:
    """Among these objects, those something still needs."""
    return {pk for gardien in _gardiens.get(objet_type, ()) for pk in gardien(objets, avant)}
