"""What a line of the matrix says, and what it expects of each person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.distribution import PERSONNES, Monde

VISITEUR = "visiteur"
TOUS = frozenset(PERSONNES)
PERSONNE: frozenset[str] = frozenset()
# In Auvergne, the region every line is about unless it says otherwise.
COLLEGE_A = frozenset({"mir_a", "medecin_a", "medecin_a2", "medecin_a3", "associe_a"})
CHEFS_A = frozenset({"chef_siege_a", "chef_local_a", "chef_local_a2", "chef_local_a3", "chef_local_a4"})
NATIONAUX = frozenset({"national"})
# Whoever reads the region: those who work in it, those who follow it.
LECTEURS_A = (
    (COLLEGE_A - {"associe_a"}) | CHEFS_A | NATIONAUX | {"secretaire_a", "gestionnaire_a", "prefet_a", "evaluateur"}
)
# The other scheme, for lines about Bretagne.
BRETAGNE = frozenset({"mcr", "chef_echelon", "responsable_pole", "membre_codir", "secretaire_codir", "praticien"})

Construire = Callable[[Monde], Mapping[str, Any]]


def sans_argument(monde: Monde) -> dict[str, Any]:
    """An address without any object in it."""
    return {}


@dataclass(frozen=True)
class Ligne:
    """One address in one state: who may, who may only know it exists."""

    nom: str
    permis: frozenset[str]
    etat: str = "-"
    methode: str = "get"
    # Objects in that state -> arguments of the address.
    construire: Construire = sans_argument
    # Members who see the object and may not do this: 403. Those allowed need not be repeated.
    voient: frozenset[str] = PERSONNE
    donnees: Mapping[str, Any] = field(default_factory=dict)
    # Read after the objects are built, when the form needs their identifiers.
    donnees_de: Callable[[Monde, Mapping[str, Any]], Mapping[str, Any]] | None = None
    # What a stranger gets: 404, or 403 for a page that is about no object.
    inconnus: int = 404
    # Answers that count as allowed; a form sent empty answers 200 with its errors.
    statuts: frozenset[int] = frozenset({200, 204, 302, 303})

    def __post_init__(self) -> None:
        if etrangers := (self.permis | self.voient) - TOUS:
            raise ValueError(f"{self.nom} : {sorted(etrangers)} ne sont pas dans la distribution")

    @property
    def cle(self) -> str:
        return f"{self.nom}-{self.etat}-{self.methode}"

    def attendu(self, personne: str) -> frozenset[int]:
        """Silence means refused."""
        if personne in self.permis:
            return self.statuts
        return frozenset({403 if personne in self.voient else self.inconnus})


@dataclass(frozen=True)
class Publique:
    """An address open without account, and what a visitor gets there."""

    nom: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    statut: int = 200
