"""The texts a region owes, and starting one."""

from __future__ import annotations

from typing import Any

from tests.college import fabriques
from tests.distribution import Monde
from tests.matrice.modele import LECTEURS_A, Ligne

TEXTE = {"livrable": "plan_travail", "annee": "2027"}


def cadree(monde: Monde) -> dict[str, Any]:
    """A year whose framing is published, and nothing started."""
    fabriques.cadrage_publie(monde.auvergne, monde.chef_siege_a, annee=2027)
    return {"region_pk": monde.auvergne.pk}


LIGNES = [
    Ligne("propositions", LECTEURS_A, construire=cadree),
    Ligne("proposition_commencer", frozenset({"mir_a"}), construire=cadree, voient=LECTEURS_A, donnees=TEXTE),
    Ligne(
        "proposition_commencer",
        frozenset({"mir_a"}),
        methode="post",
        construire=cadree,
        voient=LECTEURS_A,
        donnees=TEXTE,
    ),
]
