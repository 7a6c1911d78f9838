"""Bars: the load of each doctor against a capacity, and the use of a total. Values are always written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from mutualisation.dessins.svg import dessin, hachures, largeur_texte, rectangle, texte, trait
from mutualisation.dessins.theme import Theme
from mutualisation.typographie import compte, nombre, pourcent

LARGEUR = 481.9
COLONNE_NOMS = 118.0
COLONNE_VALEURS = 92.0
HAUTEUR_BARRE = 10.0
PAS_LIGNE = 13.0
PAS_TITRE = 14.0
# Under this width a bar keeps no number inside: the total beside tells it.
LARGEUR_CHIFFRE = 20.0


@dataclass(frozen=True)
class LigneCapacite:
    """One doctor: days outside the plan, scheduled, annualised, against a capacity (règle P2)."""

    nom: str
    hors_plan: int
    programmes: int
    annualises: int
    capacite: int

    @property
    def charge(self) -> int:
        return self.hors_plan + self.programmes + self.annualises

    @property
    def taux(self) -> float | None:
        return 100 * self.charge / self.capacite if self.capacite else None

    @property
    def surcharge(self) -> int:
        return max(0, self.charge - self.capacite)

    @property
    def phrase(self) -> str:
        """The bar in words."""
        parts = [
            (self.hors_plan, "hors plan"),
            (self.programmes, "programmés"),
            (self.annualises, "annualisés"),
        ]
        detail = ", ".join(f"{nombre(jours)} {mot}" for jours, mot in parts if jours)
        return f"{self.nom} : {detail or 'aucun jour'}, sur une capacité de {compte(self.capacite, 'jour')}"


@dataclass(frozen=True)
class GroupeCapacite:
    """The doctors of one service."""

    titre: str
    lignes: Sequence[LigneCapacite]


def maximum(groupes: Sequence[GroupeCapacite]) -> int:
    """The longest bar or capacity: share it when one chart is cut into several."""
    return max((max(ligne.charge, ligne.capacite) for groupe in groupes for ligne in groupe.lignes), default=1) or 1


def barres_capacite(
    groupes: Sequence[GroupeCapacite], *, titre: str, theme: Theme, largeur: float = LARGEUR, plafond: int | None = None
) -> SafeString:
    """One row per doctor, grouped by service; a vertical stroke marks the capacity, hatches what exceeds it."""
    echelle = (largeur - COLONNE_NOMS - COLONNE_VALEURS - 8) / (plafond or maximum(groupes))
    hauteur = 20 + sum(PAS_TITRE + PAS_LIGNE * len(groupe.lignes) for groupe in groupes)
    enfants = list(_graduations(echelle, plafond or maximum(groupes), hauteur, theme))
    y = 18.0
    for groupe in groupes:
        enfants.append(texte(0, y + 6.5, groupe.titre, theme, taille=8, graisse=700, couleur=theme.accent))
        y += PAS_TITRE - 4
        for ligne in groupe.lignes:
            enfants += _ligne(ligne, y, echelle, largeur, theme)
            y += PAS_LIGNE
        y += 4
    detail = " ; ".join(ligne.phrase for groupe in groupes for ligne in groupe.lignes)
    return dessin(f"{titre}. {detail}.", largeur, hauteur, enfants, theme)


def _graduations(echelle: float, plafond: int, hauteur: float, theme: Theme) -> Iterator[SafeString]:
    """At most four scale lines, at round numbers of days."""
    pas = next((p for p in (10, 20, 25, 50, 100, 200, 500, 1000) if plafond / p < 4.5), plafond)
    for jours in range(0, plafond + 1, pas):
        x = COLONNE_NOMS + jours * echelle
        yield trait(x, 12, x, hauteur, theme.echelle)
        yield texte(x, 8, nombre(jours), theme, taille=7.6, couleur=theme.gris, ancre="middle")


def _ligne(ligne: LigneCapacite, y: float, echelle: float, largeur: float, theme: Theme) -> Iterator[SafeString]:
    milieu = y + HAUTEUR_BARRE - 2.4
    yield texte(8, milieu, ligne.nom, theme, taille=8.3)
    yield from barre_capacite(ligne, COLONNE_NOMS, y, echelle, theme)
    total = f"{nombre(ligne.charge)} / {nombre(ligne.capacite)}"
    alerte = theme.alerte if ligne.surcharge else theme.encre
    yield texte(largeur - 40, milieu, total, theme, ancre="end")
    yield texte(largeur, milieu, pourcent(ligne.taux), theme, graisse=700, couleur=alerte, ancre="end")


def barre_capacite(ligne: LigneCapacite, x: float, y: float, echelle: float, theme: Theme) -> Iterator[SafeString]:
    """The bar alone, its elements to place in a drawing."""
    depart = x
    segments = (
        (ligne.hors_plan, theme.clair, theme.encre),
        (ligne.programmes, theme.accent, theme.sur_accent),
        (ligne.annualises, theme.moyen, theme.sur_moyen),
    )
    capacite = x + ligne.capacite * echelle
    if capacite > x:
        yield rectangle(x, y, capacite - x, HAUTEUR_BARRE, theme.papier, theme.moyen, 0.5)
    for jours, fond, encre in segments:
        # Bars stop at the capacity: what goes beyond is hatched, whatever its kind.
        visible = min(depart + jours * echelle, capacite) - depart
        if visible > 0:
            yield rectangle(depart, y, visible, HAUTEUR_BARRE, fond)
        if visible >= LARGEUR_CHIFFRE:
            yield texte(
                depart + 3, y + HAUTEUR_BARRE - 2.5, nombre(jours), theme, taille=7.4, graisse=700, couleur=encre
            )
        depart += jours * echelle
    if ligne.surcharge:
        yield hachures(capacite, y, ligne.surcharge * echelle, HAUTEUR_BARRE, theme)
    yield trait(capacite, y - 1.2, capacite, y + HAUTEUR_BARRE + 1.2, theme.encre, 1.2)


def barre_medecin(ligne: LigneCapacite, *, theme: Theme, plafond: int, largeur: float = 240) -> SafeString:
    """One doctor's bar as a picture of its own, for the panel of the editor; the figures are written beside it."""
    echelle = (largeur - 4) / max(plafond, 1)
    enfants = list(barre_capacite(ligne, 1, 2, echelle, theme))
    return dessin(f"{ligne.phrase}.", largeur, HAUTEUR_BARRE + 4, enfants, theme)


def legende_capacite(theme: Theme, *, hors_plan: bool, surcharge: bool, largeur: float = LARGEUR) -> SafeString:
    """What each fill means; only the fills that the chart uses."""
    cles = [
        *((("hors plan", theme.clair),) if hors_plan else ()),
        ("programmés", theme.accent),
        ("annualisés", theme.moyen),
        ("capacité libre", theme.papier),
    ]
    enfants: list[SafeString] = []
    x = 0.0
    for mot, fond in cles:
        enfants += [rectangle(x + 0.5, 2, 12, 8, fond, theme.moyen), texte(x + 17, 9, mot, theme, taille=8.3)]
        x += 26 + largeur_texte(mot, 8.3)
    if surcharge:
        mot = "au-delà de la capacité"
        enfants += [hachures(x + 0.5, 2, 12, 8, theme), texte(x + 17, 9, mot, theme, taille=8.3)]
        x += 26 + largeur_texte(mot, 8.3)
    enfants += [trait(x + 2, 1, x + 2, 11, theme.encre, 1.2), texte(x + 8, 9, "capacité", theme, taille=8.3)]
    mots = ", ".join([*(mot for mot, _ in cles), *(["au-delà de la capacité"] if surcharge else []), "capacité"])
    return dessin(f"Légende : {mots}.", largeur, 12, enfants, theme)
