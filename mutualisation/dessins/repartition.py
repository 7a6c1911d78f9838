"""One stacked bar: how a total is shared out, each part labelled inside or just below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.safestring import SafeString

from mutualisation.dessins.barres import LARGEUR
from mutualisation.dessins.svg import balise, dessin, largeur_texte, rectangle, texte
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
    return dessin(f"{titre}. {detail}.", largeur, _pied(len(dehors)) + 11 if dehors else HAUTEUR + 1, elements, theme)


def _pied(nombre_etiquettes: int) -> float:
    """Where the lines to the labels end."""
    return HAUTEUR + 3.5 + 2 * nombre_etiquettes


def _dessous(dehors: Sequence[tuple[float, Part]], largeur: float, theme: Theme) -> Iterator[SafeString]:
    """Labels below, placed from the right so that the last small parts keep the order of the bar."""
    limite = largeur
    for rang, (centre, part) in reversed(list(enumerate(dehors))):
        large = largeur_texte(part.libelle, CORPS)
        droite = min(limite, centre + large / 2)
        attache = min(max(centre, droite - large + 4), droite - 4)
        # The further left, the higher the bend: no line crosses another.
        chemin = f"M{centre:.1f} {HAUTEUR + 0.5}V{HAUTEUR + 2.5 + 2 * rang}H{attache:.1f}V{_pied(len(dehors))}"
        yield balise("path", d=chemin, fill="none", stroke=theme.gris, stroke_width=0.6)
        yield texte(
            droite, _pied(len(dehors)) + 8.5, part.libelle, theme, taille=CORPS, couleur=theme.gris, ancre="end"
        )
        limite = droite - large - 8
