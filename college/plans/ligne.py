"""An action in memory: what a cell shows or changes, what undo brings back, what a copy carries. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

# Index of each kind of day in `Ligne.jours` (règle P1).
GENRES = ("programmes", "annualises", "reserve")


@dataclass
class Ligne:
    """`jours`: for each person of the team, days of the three kinds; zeros keep a contributor without days."""

    intitule: str = ""
    objectif: int | None = None
    fonction: str = ""
    niveau: str = ""
    territoires: list[str] = field(default_factory=list)
    pilote: int | None = None
    jours: dict[int, list[int]] = field(default_factory=dict)
    debut: int | None = None
    fin: int | None = None
    resultat: str = ""
    indicateur: str = ""

    @property
    def equipe(self) -> list[int]:
        """The lead first, then whoever has a place or days on the action."""
        pilote = [] if self.pilote is None else [self.pilote]
        return list(dict.fromkeys([*pilote, *self.jours]))

    @property
    def contributeurs(self) -> list[int]:
        return [agent for agent in self.jours if agent != self.pilote]

    def json(self) -> dict[str, Any]:
        """All of it, as JSON keeps it: keys are texts."""
        return asdict(self) | {"jours": {str(agent): list(parts) for agent, parts in self.jours.items()}}

    def tranche(self, attributs: tuple[str, ...]) -> dict[str, Any]:
        """A part of it, to compare and to bring back."""
        return {nom: valeur for nom, valeur in self.json().items() if nom in attributs}

    def remettre(self, tranche: Mapping[str, Any]) -> None:
        """Bring back a part, or all of it."""
        for nom, valeur in tranche.items():
            setattr(self, nom, {int(a): list(p) for a, p in valeur.items()} if nom == "jours" else valeur)

    @classmethod
    def depuis(cls, brut: Mapping[str, Any]) -> Ligne:
        """From what `json()` gave."""
        ligne = cls()
        ligne.remettre(brut)
        return ligne

    @classmethod
    def du_contenu(cls, action: Mapping[str, Any]) -> Ligne:
        """From an action of a frozen content (`contenu["actions"]`)."""
        jours = {agent: [0, 0, 0] for agent in action["contributeurs"]}
        jours |= {part["medecin"]: [part[genre] for genre in GENRES] for part in action["jours"]}
        repris = ("intitule", "objectif", "pilote", "debut", "fin", "resultat", "indicateur")
        return cls(
            **{nom: action[nom] for nom in repris},
            fonction=action["fonction"] or "",
            niveau=action["niveau"] or "",
            territoires=list(action["territoires"]),
            jours=jours,
        )
