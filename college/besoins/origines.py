"""Where a training need may be raised: each sub-package registers its own kind, nothing here imports it (règle C5)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from college.besoins.models import BesoinFormation
    from mutualisation.mandats.acteur import Acteur


@dataclass(frozen=True)
class Source:
    """One object a need was raised from: its title, its address, the function it concerns if any."""

    titre: str
    url: str
    fonction: str = ""


@dataclass(frozen=True)
class Origine:
    """A kind of object. `decrire` gives, in one query, those of these identifiers that a person may read."""

    code: str
    mot: str
    decrire: Callable[[Acteur, Collection[int]], dict[int, Source]]


_origines: dict[str, Origine] = {}


def inscrire(origine: Origine) -> None:
    """Register a kind under its code."""
    _origines[origine.code] = origine


def mot(code: str) -> str:
    """What the kind is called; a kind no application registers any more keeps its code."""
    return _origines[code].mot if code in _origines else code


def source(acteur: Acteur, code: str, identifiant: int) -> Source | None:
    """The one object, if this person may read it."""
    if code not in _origines:
        return None
    return _origines[code].decrire(acteur, {identifiant}).get(identifiant)


def sources(acteur: Acteur, besoins: Iterable[BesoinFormation]) -> dict[tuple[str, int], Source]:
    """What these needs were raised from: one query by kind, whatever their number."""
    cites: dict[str, set[int]] = {}
    for besoin in besoins:
        if besoin.origine_id is not None and besoin.origine_type in _origines:
            cites.setdefault(besoin.origine_type, set()).add(besoin.origine_id)
    return {
        (code, identifiant): trouvee
        for code, identifiants in cites.items()
        for identifiant, trouvee in _origines[code].decrire(acteur, identifiants).items()
    }


def adresse(code: str, identifiant: int) -> str:
    """How an origin stands in an address: “note_veille-12”."""
    return f"{code}-{identifiant}"


def lire_adresse(texte: str) -> tuple[str, int] | None:
    """The kind and the identifier, or None when the address holds no origin."""
    code, _, numero = texte.rpartition("-")
    return (code, int(numero)) if code in _origines and numero.isascii() and numero.isdigit() else None
