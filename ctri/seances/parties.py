"""The text put to the vote, cut into the parts a committee changes one at a time (règle V4). Pure.

One part a page: a plan of a thousand actions has more fields than one form may send, and nobody changes them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ctri.dossiers.types import ChampModifiable
from mutualisation.referentiel.elision import sans_accent


@dataclass(frozen=True)
class Partie:
    """`rang` is its place in the text; `modifiee`: it no longer says what was submitted."""

    rang: int
    titre: str
    champs: tuple[ChampModifiable, ...]
    modifiee: bool

    def repond_a(self, recherche: str) -> bool:
        """Whether the title or a value holds these words, accents apart."""
        cherche = sans_accent(recherche.strip())
        return any(cherche in sans_accent(texte) for texte in (self.titre, *(c.valeur for c in self.champs)))


def parties(soumis: Sequence[ChampModifiable], actuels: Sequence[ChampModifiable]) -> list[Partie]:
    """The parts of the text as it stands, compared with the submitted one."""
    avant = {champ.cle: champ.valeur for champ in soumis}
    decoupe = [(titre, tuple(champs)) for titre, champs in groupby(actuels, key=lambda champ: champ.groupe)]
    return [
        Partie(rang, titre, champs, any(avant.get(c.cle) != c.valeur for c in champs))
        for rang, (titre, champs) in enumerate(decoupe, 1)
    ]
