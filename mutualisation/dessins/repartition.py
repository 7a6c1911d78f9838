"""One stacked bar: how a total is shared out, each part labelled inside or just below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString

from mutualisation.dessins.barres import LARGEUR
from mutualisation.dessins.svg import dessin, largeur_texte, rectangle, texte, trait
from mutualisation.dessins.theme import Theme
from mutualisation.typographie import compte, nombre

HAUTEUR = 26.0
CORPS = 8.6
Teinte = Literal["accent", "moyen", "clair", "papier"]


@dataclass(frozen=True)
class Part:
    """A share of the total: its days, the word that goes with them, its fill."""

    jours: int
    mot: str
    teinte: Teinte

    @property
    def libelle(self) -> str:
        return f"{nombre(self.jours)} {self.mot}"


def barre_repartition(parts: Sequence[Part], *, titre: str, theme: Theme, largeur: float = LARGEUR) -> SafeString:
    """Widths in proportion; a label that does not fit goes below, tied to its part, without meeting its neighbour."""
    presentes = [part for part in parts if part.jours > 0]
    total = sum(part.jours for part in presentes)
    if not total:
        return SafeString("")
    elements: list[SafeString] = []
    dehors: list[tuple[float, Part]] = []
    x = 0.5
    for part in presentes:
        large = part.jours / total * (largeur - 1)
        elements.append(rectangle(x, 0.5, large, HAUTEUR, getattr(theme, part.teinte), theme.accent))
        if largeur_texte(part.libelle, CORPS) + 10 <= large:
            encre = {"accent": theme.sur_accent, "moyen": theme.sur_moyen}.get(part.teinte, theme.encre)
            elements.append(texte(x + 6, 16.5, part.libelle, theme, taille=CORPS, graisse=700, couleur=encre))
        else:
            dehors.append((x + large / 2, part))
        x += large
    elements += _dessous(dehors, largeur, theme)
    detail = " ; ".join(f"{compte(part.jours, 'jour')} : {part.mot}" for part in presentes)
    return dessin(f"{titre}. {detail}.", largeur, HAUTEUR + (18 if dehors else 1), elements, theme)


def _dessous(dehors: Sequence[tuple[float, Part]], largeur: float, theme: Theme) -> Iterator[SafeString]:
    """Labels below, placed from the right so that the last small parts keep the order of the bar."""
    limite = largeur
    for centre, part in reversed(dehors):
        large = largeur_texte(part.libelle, CORPS)
        droite = min(limite, centre + large / 2)
        yield trait(centre, HAUTEUR + 0.5, min(max(centre, droite - large), droite), HAUTEUR + 6, theme.gris)
        yield texte(droite, HAUTEUR + 14.5, part.libelle, theme, taille=CORPS, couleur=theme.gris, ancre="end")
        limite = droite - large - 8
