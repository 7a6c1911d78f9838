"""Shape of the frozen content of a règlement, the only thing the PDF, the checks and the rules in force ever read.

Only JSON values, so that its canonical form can be hashed (règle V5).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, TypedDict, cast

from college.reglement.reperes import enonces, rendre
from mutualisation.referentiel.vocabulaire import Mots

GENRE = "reglement_interieur"


class Article(TypedDict):
    """`texte` holds the markers, `lu` what they read like: the words of a frozen text never change with the code."""

    numero: str
    titre: str
    texte: str
    lu: str
    abroge: bool


class Parametres(TypedDict):
    """Those of `college.reglement.regles.ReglesCollege`."""

    preavis_jours: int
    quorum: int
    representations_max: int
    transmission_avant_approbation: bool
    compte_rendu_jours: int


class Contenu(TypedDict):
    """`enonces`: the article that states each parameter. `remplace`: reference of the act it would replace.

    `accord`: the ending its name gives to participles.
    """

    schema: int
    type: str
    livrable: str
    titre: str
    sous_titre: str
    accord: str
    annee: int
    reference: str
    remplace: str
    region: dict[str, str]
    emetteur: dict[str, str]
    vocabulaire: dict[str, Any]
    pole: None
    departements: Sequence[Mapping[str, Any]]
    articles: Sequence[Article]
    parametres: Parametres
    enonces: dict[str, str]
    avis_college: dict[str, Any] | None


def rang(numero: str) -> tuple[int, int]:
    """“4-1” comes after 4 and before 5."""
    principal, _, insere = numero.partition("-")
    return int(principal), int(insere or 0)


def lu(contenu: Mapping[str, Any]) -> Contenu:
    """The same mapping, under its precise type."""
    return cast(Contenu, contenu)


def mots(contenu: Mapping[str, Any]) -> Mots:
    """The words of the scheme as they were when the content was frozen."""
    return _mots(json.dumps(contenu["vocabulaire"], sort_keys=True))


@lru_cache(maxsize=16)
def _mots(vocabulaire: str) -> Mots:
    return Mots.model_validate_json(vocabulaire)


def relire(contenu: dict[str, Any]) -> dict[str, Any]:
    """Bring what follows from the articles and parameters in line with them, in place."""
    v = mots(contenu)
    for article in contenu["articles"]:
        article["lu"] = rendre(article["texte"], contenu["parametres"], v)
    contenu["enonces"] = enonces(contenu["articles"])
    return contenu
