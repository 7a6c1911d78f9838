"""Outlines: geometry checked on shapes worked out by hand, then on the real file."""

import pytest

from mutualisation.dessins import contours as c

CARRE = "m 10,10 4,0 0,4 -4,0 z"


def test_chemin_relatif_en_points_absolus() -> None:
    assert c.polygones(CARRE) == (((10, 10), (14, 10), (14, 14), (10, 14)),)


def test_apres_une_fermeture_la_plume_revient_au_depart() -> None:
    """The second outline starts 10 to the right of the first point, not of the last."""
    assert c.polygones(CARRE + " m 10,0 1,0 0,1 z")[1] == ((20, 10), (21, 10), (21, 11))


def test_aire_et_centroide() -> None:
    (carre,) = c.polygones(CARRE)
    assert abs(c.aire(carre)) == 16
    assert c.centroide(carre) == (12, 12)


def test_corde() -> None:
    """A U, cut at mid-height: two branches, nothing between them."""
    u = ((0, 0), (2, 0), (2, 6), (4, 6), (4, 0), (6, 0), (6, 8), (0, 8))
    assert c.corde(u, 1, 3) == (0, 2)
    assert c.corde(u, 5, 3) == (4, 6)
    assert c.corde(u, 3, 3) is None
    assert c.corde(u, 3, 7) == (0, 6)


def test_les_96_departements_de_metropole_et_eux_seuls() -> None:
    codes = set(c.contours())
    assert len(codes) == 96
    assert {"2A", "2B", "75", "95"} <= codes
    assert "971" not in codes


@pytest.mark.parametrize("code", sorted(c.contours()))
def test_chaque_etiquette_tombe_dans_son_departement(code: str) -> None:
    (x, y), largeur = c.point_etiquette(code, 1)
    bord = c.corde(c.contours()[code].principal, x, y)
    assert bord is not None
    assert largeur <= bord[1] - bord[0] + 0.01


def test_des_voisins_se_touchent() -> None:
    """Allier and Puy-de-Dôme share a border: same source, same frame, no drift along the relative path."""
    allier = {(round(x), round(y)) for p in c.contours()["03"].polygones for x, y in p}
    puy_de_dome = {(round(x), round(y)) for p in c.contours()["63"].polygones for x, y in p}
    assert len(allier & puy_de_dome) > 10
