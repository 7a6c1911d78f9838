"""Map of a set of departments: outlines, a tint per value, the name and the value always written."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from mutualisation.dessins.contours import Contour, Point, cadre, contours, point_etiquette
from mutualisation.dessins.svg import balise, dessin, largeur_texte, rectangle, texte
from mutualisation.dessins.theme import Theme

MARGE = 14.0
MARGE_SEULE = 4.0
CORPS_RENVOI = 7.4
INTERLIGNE_RENVOI = 12.0
# Sizes of (name, line), tried in turn.
CORPS_NOM = ((9.4, 8.2), (8.0, 7.2), (7.0, 6.4))
CORPS_VALEUR = ((8.3, 12.5), (7.0, 9.5))


@dataclass(frozen=True)
class Zone:
    """A department to draw. `teinte` goes from 0 (pale) to 3 (full)."""

    code: str
    nom: str
    ligne: str = ""
    teinte: int = 0
    # The emblem of a cover writes the name large; a map of values writes the value large.
    valeur_forte: bool = False


@dataclass(frozen=True)
class _Cadrage:
    """From the units of the outlines to the points of the drawing."""

    gauche: float
    haut: float
    echelle: float
    decalage: float
    marge: float

    def point(self, point: Point) -> Point:
        return (
            (point[0] - self.gauche) * self.echelle + self.decalage,
            (point[1] - self.haut) * self.echelle + self.marge,
        )

    def chemin(self, contour: Contour) -> str:
        morceaux = []
        for polygone in contour.polygones:
            points = [f"{x:.1f} {y:.1f}" for x, y in map(self.point, polygone)]
            morceaux.append(f"M{'L'.join(points)}Z")
        return "".join(morceaux)


def teintes(valeurs: Sequence[float]) -> list[int]:
    """A step from 0 to 3 by rank, equal values sharing theirs: the map compares, the written value measures."""
    ordre = sorted(set(valeurs))
    if len(ordre) < 2:
        return [1] * len(valeurs)
    return [round(3 * ordre.index(valeur) / (len(ordre) - 1)) for valeur in valeurs]


def sans_contour(zones: Sequence[Zone]) -> list[Zone]:
    """Departments the source does not draw (overseas): the table carries them, and the page says so."""
    return [zone for zone in zones if zone.code not in contours()]


def carte(
    zones: Sequence[Zone],
    *,
    titre: str,
    theme: Theme,
    largeur: float,
    hauteur_max: float,
    voisins: bool = True,
    renvois: bool = True,
) -> SafeString:
    """The map, or an empty string when no department has an outline: never a made-up shape.

    `renvois` names beside the map those that are too small to hold their label; an emblem leaves them out.
    """
    dessinees = [zone for zone in zones if zone.code in contours()]
    if not dessinees:
        return SafeString("")
    marge = MARGE if voisins else MARGE_SEULE
    cadrage, hauteur = _cadrer(dessinees, largeur, hauteur_max, marge)
    petites = _trop_petites(dessinees, cadrage) if renvois else []
    if petites:
        # Narrower once the column is set aside: more names may have to leave.
        reste = largeur - _largeur_renvois(dessinees)
        cadrage, hauteur = _cadrer(dessinees, reste, hauteur_max, marge)
        petites = _trop_petites(dessinees, cadrage)
        hauteur = max(hauteur, len(petites) * INTERLIGNE_RENVOI)
    enfants = [
        *(_fond(dessinees, cadrage, largeur, hauteur, theme) if voisins else []),
        *(_surface(zone, cadrage, theme) for zone in dessinees),
        *_etiquettes(dessinees, cadrage, theme),
        *_renvois(petites, cadrage, (largeur - _largeur_renvois(dessinees), hauteur), theme),
    ]
    detail = " ; ".join(_libelle(zone) for zone in zones)
    return dessin(f"{titre}. {detail}.", largeur, hauteur, enfants, theme)


def tout_tient(zones: Sequence[Zone], *, largeur: float, hauteur_max: float) -> bool:
    """Does every department hold its label at this size? A page gives more room to a map that needs it."""
    dessinees = [zone for zone in zones if zone.code in contours()]
    return not dessinees or not _trop_petites(dessinees, _cadrer(dessinees, largeur, hauteur_max, MARGE)[0])


def _libelle(zone: Zone) -> str:
    return f"{zone.nom} : {zone.ligne}" if zone.ligne else zone.nom


def _largeur_renvois(zones: Sequence[Zone]) -> float:
    return max(largeur_texte(_libelle(zone), CORPS_RENVOI) for zone in zones) + 8


def _cadrer(zones: Sequence[Zone], largeur: float, hauteur_max: float, marge: float) -> tuple[_Cadrage, float]:
    boites = [contours()[zone.code].cadre for zone in zones]
    gauche, haut = min(b[0] for b in boites), min(b[1] for b in boites)
    droite, bas = max(b[2] for b in boites), max(b[3] for b in boites)
    echelle = min((largeur - 2 * marge) / (droite - gauche), (hauteur_max - 2 * marge) / (bas - haut))
    decalage = (largeur - (droite - gauche) * echelle) / 2
    return _Cadrage(gauche, haut, echelle, decalage, marge), (bas - haut) * echelle + 2 * marge


def _fond(zones: Sequence[Zone], cadrage: _Cadrage, largeur: float, hauteur: float, theme: Theme) -> list[SafeString]:
    """Neighbours in pale line, those only that enter the frame; the edge of the drawing cuts them."""
    dessines = {zone.code for zone in zones}
    fond = []
    for code, contour in contours().items():
        gauche, haut, droite, bas = cadre(map(cadrage.point, _coins(contour)))
        if code not in dessines and droite > 0 and gauche < largeur and bas > 0 and haut < hauteur:
            fond.append(balise("path", d=cadrage.chemin(contour), fill="none", stroke=theme.filet, stroke_width=0.5))
    return fond


def _coins(contour: Contour) -> tuple[Point, Point]:
    gauche, haut, droite, bas = contour.cadre
    return (gauche, haut), (droite, bas)


def _surface(zone: Zone, cadrage: _Cadrage, theme: Theme) -> SafeString:
    return balise(
        "path",
        d=cadrage.chemin(contours()[zone.code]),
        fill=theme.carte[zone.teinte],
        stroke=theme.accent,
        stroke_width=1,
        stroke_linejoin="round",
    )


@dataclass(frozen=True)
class _Pose:
    """Where a label goes and the sizes of its two lines."""

    x: float
    y: float
    nom: float
    ligne: float

    @property
    def hauteur(self) -> float:
        return 0.75 * self.nom + self.ligne


def _pose(zone: Zone, cadrage: _Cadrage) -> _Pose | None:
    """The largest sizes that fit inside the department; None when even the small ones do not."""
    for nom, ligne in CORPS_VALEUR if zone.valeur_forte else CORPS_NOM:
        pose = _Pose(0, 0, nom, ligne if zone.ligne else 0)
        point, largeur = point_etiquette(zone.code, math.ceil(pose.hauteur / cadrage.echelle / 2))
        if max(largeur_texte(zone.nom, nom), largeur_texte(zone.ligne, ligne)) + 4 <= largeur * cadrage.echelle:
            x, y = cadrage.point(point)
            return replace(pose, x=x, y=y)
    return None


def _trop_petites(zones: Sequence[Zone], cadrage: _Cadrage) -> list[Zone]:
    return [zone for zone in zones if _pose(zone, cadrage) is None]


def _etiquettes(zones: Sequence[Zone], cadrage: _Cadrage, theme: Theme) -> Iterator[SafeString]:
    for zone in zones:
        pose = _pose(zone, cadrage)
        if pose is None:
            continue
        encre = theme.carte_encre[zone.teinte]
        forts = (400, 700) if zone.valeur_forte else (700, 400)
        haut = pose.y - pose.hauteur / 2 + 0.75 * pose.nom
        bas = pose.y + pose.hauteur / 2
        yield texte(pose.x, haut, zone.nom, theme, taille=pose.nom, graisse=forts[0], couleur=encre, ancre="middle")
        if zone.ligne:
            yield texte(
                pose.x, bas, zone.ligne, theme, taille=pose.ligne, graisse=forts[1], couleur=encre, ancre="middle"
            )


def _renvois(
    zones: Sequence[Zone], cadrage: _Cadrage, colonne: tuple[float, float], theme: Theme
) -> Iterator[SafeString]:
    """Departments too small to hold their name: a dot inside, a line, name and value beside (Paris and its ring)."""
    gauche, hauteur = colonne
    points = sorted(((cadrage.point(point_etiquette(z.code, 1)[0]), z) for z in zones), key=lambda p: p[0][1])
    niveau = -INTERLIGNE_RENVOI / 2
    for rang, ((x, y), zone) in enumerate(points):
        # Each at the height of its department if it can, after the one above, before those that must follow.
        haut = niveau + INTERLIGNE_RENVOI
        bas = hauteur - (len(points) - rang - 0.5) * INTERLIGNE_RENVOI
        niveau = min(max(y, haut), bas)
        yield balise("circle", cx=float(x), cy=float(y), r=1.4, fill=theme.carte_encre[zone.teinte])
        yield balise("path", d=f"M{x:.1f} {y:.1f}L{gauche:.1f} {niveau:.1f}", stroke=theme.gris, stroke_width=0.5)
        # Paper under the words: the pale lines of the neighbours do not cross them.
        large = largeur_texte(_libelle(zone), CORPS_RENVOI) + 6
        yield rectangle(gauche, niveau - 5, large, 10, theme.papier)
        yield texte(gauche + 3, niveau + 2.6, _libelle(zone), theme, taille=CORPS_RENVOI, graisse=600)
