"""The hats a person may wear today, and the one being worn."""

from __future__ import annotations

from dataclasses import dataclass

from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.roles import chapeau


@dataclass(frozen=True)
class Chapeau:
    """One capacity, in words of its scheme: what the person is, where, and for whom."""

    mandat_id: int | None
    texte: str

    def __str__(self) -> str:
        return self.texte


def chapeaux(acteur: Acteur) -> list[Chapeau]:
    """Every capacity of today: the rights came with the words, no query is made."""
    return [Chapeau(titre.mandat_id, chapeau(titre, acteur.utilisateur)) for titre in acteur.titres]


def chapeau_courant(acteur: Acteur) -> Chapeau | None:
    """The hat shown under the name."""
    titre = acteur.courant
    return Chapeau(titre.mandat_id, chapeau(titre, acteur.utilisateur)) if titre else None
