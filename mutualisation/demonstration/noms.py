"""Invented people: common first names, surnames made up from pieces, never twice the same."""

from __future__ import annotations

import random
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mutualisation.comptes.models import Genre

_MORCEAUX = {
    sujet: mots.split()
    for sujet, mots in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")).items()
}


@dataclass(frozen=True)
class Identite:
    """Who someone is, before any record of them exists."""

    prenom: str
    nom: str
    genre: str


def identites(alea: random.Random, deja: frozenset[str] = frozenset()) -> Iterator[Identite]:
    """An endless-looking supply of people whose surnames never repeat nor meet those of `deja`."""
    noms = sorted({debut + fin for debut in _MORCEAUX["debuts"] for fin in _MORCEAUX["fins"]} - deja)
    alea.shuffle(noms)
    for nom in noms:
        # Six doctors out of ten were women.
        genre = Genre.FEMININ if alea.random() < 0.6 else Genre.MASCULIN
        prenoms = _MORCEAUX["feminins" if genre == Genre.FEMININ else "masculins"]
        yield Identite(alea.choice(prenoms), nom, genre)


def _sans_accent(texte: str) -> str:
    decompose = unicodedata.normalize("NFD", texte.lower().replace("œ", "oe"))
    return "".join(c for c in decompose if not unicodedata.combining(c)).replace(" ", "-").replace("’", "-")


def adresse(prenom: str, nom: str) -> str:
    """The login of an invented person; example.org receives no mail."""
    return f"{_sans_accent(prenom)}.{_sans_accent(nom)}@example.org"
