"""The bank of actions says things the référentiels know, in correct French."""

from __future__ import annotations

import pytest

from college.demonstration.banque import modeles
from college.demonstration.recits import LARGE
from college.plans.ligne import GENRES
from college.plans.models import Niveau
from ctri.demonstration.cadrages import AU_CHOIX, AUVERGNE, COMMUNS, POLES, objectifs
from mutualisation.referentiel.lecture import fichier, lire_fichier


def test_chaque_theme_est_un_objectif_et_chaque_objectif_est_connu() -> None:
    assert {m.theme for m in modeles()} == {*COMMUNS, *AU_CHOIX, *POLES}
    assert set(objectifs()) == {*COMMUNS, *AU_CHOIX, *POLES, *AUVERGNE}
    assert sum(m.theme in LARGE for m in modeles()) >= 60


@pytest.mark.parametrize("code", ["services-deconcentres-2007", "drsm-poles-2007"])
def test_les_fonctions_sont_celles_du_referentiel(code: str) -> None:
    connues = {f.code for f in lire_fichier(fichier(code)).schema.fonctions}
    poles = code == "drsm-poles-2007"
    assert {m.fonction for m in modeles() if m.theme.startswith("pole_") == poles} <= connues


def test_les_colonnes_ont_des_valeurs_permises() -> None:
    assert {m.niveau for m in modeles()} <= set(Niveau.values)
    assert {m.nature for m in modeles()} <= set(GENRES)
    assert len({(m.theme, m.intitule) for m in modeles()}) == len(modeles())
