"""A year across: for each text, when it was due, handed over, decided, and the days it was late."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from mutualisation.dessins.svg import balise, dessin, hachures, largeur_texte, texte, trait
from mutualisation.dessins.theme import Theme
from mutualisation.typographie import MOIS_COURTS, date_longue

LARGEUR = 1160.0
COLONNE = 310.0
MARGE = 14.0
TETE = 40.0
PAS = 30.0
RAYON = 6.0
# Names longer than this are cut: the table beside says them whole.
CARACTERES = 45
MOTS = {"echeance": "échéance", "remise": "remise", "decision": "décision"}


@dataclass(frozen=True)
class Repere:
    """One date: echeance, remise or decision."""

    le: dt.date
    genre: str


@dataclass(frozen=True)
class Rangee:
    """One text. `retard`: from its due date to the day that ends the delay; `phrase`: the row in words."""

    nom: str
    reperes: tuple[Repere, ...]
    retard: tuple[dt.date, dt.date] | None
    phrase: str


@dataclass(frozen=True)
class _Echelle:
    debut: dt.date
    fin: dt.date

    def x(self, jour: dt.date) -> float:
        """What falls outside stands at the edge."""
        part = (min(max(jour, self.debut), self.fin) - self.debut).days / (self.fin - self.debut).days
        return COLONNE + part * (LARGEUR - COLONNE - MARGE)


def frise(rangees: Sequence[Rangee], *, annee: int, aujourdhui: dt.date, theme: Theme) -> SafeString:
    """The year, and the last quarter before it when something was handed over then."""
    tot = any(r.le.year < annee for rangee in rangees for r in rangee.reperes)
    echelle = _Echelle(dt.date(annee - 1, 10, 1) if tot else dt.date(annee, 1, 1), dt.date(annee, 12, 31))
    hauteur = TETE + PAS * len(rangees) + 4
    enfants = list(_mois(echelle, hauteur, theme))
    for rang, rangee in enumerate(rangees):
        enfants += _rangee(rangee, TETE + PAS * rang, echelle, theme)
    if echelle.debut <= aujourdhui <= echelle.fin:
        enfants += _aujourdhui(echelle.x(aujourdhui), hauteur, theme)
    detail = " ; ".join(f"{rangee.nom} : {rangee.phrase}" for rangee in rangees)
    return dessin(f"Échéances {annee}, au {date_longue(aujourdhui)}. {detail}.", LARGEUR, hauteur, enfants, theme)


def _mois(echelle: _Echelle, hauteur: float, theme: Theme) -> Iterator[SafeString]:
    premier = echelle.debut
    while premier <= echelle.fin:
        x = echelle.x(premier)
        yield trait(x, TETE - 6, x, hauteur, theme.echelle, 1.0)
        yield texte(x + 3, TETE - 10, MOIS_COURTS[premier.month - 1], theme, taille=12, couleur=theme.gris)
        premier = (premier + dt.timedelta(days=32)).replace(day=1)


def _rangee(rangee: Rangee, y: float, echelle: _Echelle, theme: Theme) -> Iterator[SafeString]:
    milieu = y + PAS / 2
    nom = rangee.nom if len(rangee.nom) <= CARACTERES else f"{rangee.nom[: CARACTERES - 1].rstrip()}…"
    yield texte(0, milieu + 4.5, nom, theme, taille=13)
    yield trait(COLONNE, milieu, LARGEUR - MARGE, milieu, theme.echelle, 1.0)
    if rangee.retard:
        debut, fin = (echelle.x(jour) for jour in rangee.retard)
        yield hachures(debut, milieu - 4, max(fin - debut, 2), 8, theme)
    for repere in rangee.reperes:
        yield marque(repere.genre, echelle.x(repere.le), milieu, theme)


def marque(genre: str, x: float, y: float, theme: Theme) -> SafeString:
    """A hollow diamond, a ring or a full disc with its tick: told apart without colour."""
    if genre == "echeance":
        d = f"M{x:.2f} {y - RAYON - 1:.2f}l{RAYON + 1} {RAYON + 1}-{RAYON + 1} {RAYON + 1}-{RAYON + 1}-{RAYON + 1}z"
        return balise("path", d=d, fill=theme.papier, stroke=theme.encre, stroke_width=1.6)
    if genre == "remise":
        return balise("circle", cx=x, cy=y, r=RAYON - 1, fill=theme.papier, stroke=theme.accent, stroke_width=3.0)
    disque = balise("circle", cx=x, cy=y, r=RAYON + 1, fill=theme.accent)
    coche = f"M{x - 3.2:.2f} {y:.2f}l2.4 2.8 4.2-5.2"
    return balise("g", disque, balise("path", d=coche, stroke=theme.sur_accent, stroke_width=1.8, fill="none"))


def _aujourdhui(x: float, hauteur: float, theme: Theme) -> Iterator[SafeString]:
    libelle = "Aujourd’hui"
    large = largeur_texte(libelle, 12) + 12
    centre = min(max(x, COLONNE + large / 2), LARGEUR - large / 2)
    yield trait(x, 18, x, hauteur, theme.encre, 2.0)
    yield balise("rect", x=centre - large / 2, y=0.0, width=large, height=18.0, rx=2.0, fill=theme.encre)
    yield texte(centre, 13, libelle, theme, taille=12, graisse=700, couleur=theme.papier, ancre="middle")


def legende_frise(theme: Theme) -> SafeString:
    """What each mark means."""
    enfants: list[SafeString] = []
    x = 8.0
    for genre, mot in MOTS.items():
        enfants += [marque(genre, x, 11, theme), texte(x + 14, 15.5, mot, theme, taille=13)]
        x += 36 + largeur_texte(mot, 13)
    enfants += [hachures(x - 4, 7, 24, 8, theme), texte(x + 26, 15.5, "retard", theme, taille=13)]
    return dessin(f"Légende : {', '.join(MOTS.values())}, retard.", LARGEUR, 22, enfants, theme)
