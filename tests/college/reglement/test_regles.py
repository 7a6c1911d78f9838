"""The rules a college obeys on a day (règles C2, C3)."""

from __future__ import annotations

import datetime as dt

import pytest

from college.reglement.regles import ReglesCollege, regles_du_college
from tests.distribution import Monde

JOUR = dt.date(2027, 1, 12)


def test_les_regles_par_defaut_viennent_du_referentiel(monde: Monde) -> None:
    regles = regles_du_college(monde.auvergne, JOUR)
    assert (regles.preavis_jours, regles.quorum, regles.representations_max) == (8, 50, 1)
    assert regles.source == "règles par défaut du référentiel"


def test_un_dispositif_sans_college_n_a_pas_de_regles(monde: Monde) -> None:
    with pytest.raises(KeyError, match="drsm-poles-2007"):
        regles_du_college(monde.bretagne, JOUR)


@pytest.mark.parametrize(("attendus", "requis"), [(0, 0), (1, 1), (9, 5), (10, 5)])
def test_le_quorum_s_arrondit_au_dessus(attendus: int, requis: int) -> None:
    regles = ReglesCollege(8, 50, 1, False, 15, "")
    assert regles.requis(attendus) == requis
