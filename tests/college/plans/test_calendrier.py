"""Working days, holidays of the place, share of working time (règle P2)."""

import datetime as dt

import pytest

from college.plans.calendrier import Presence, centiemes, jours_ouvres
from college.plans.capacite import Annee, annee_par_defaut
from mutualisation.referentiel.schema.garde_fous import Capacite

ANNEE = 2027
DEFAUTS = Capacite(conges=44, formation=3, reserve_pourcent=15)


def presence(debut: dt.date | None = None, fin: dt.date | None = None, quotite: int = 100, ou: str = "15") -> Presence:
    return Presence(debut or dt.date(ANNEE, 1, 1), fin or dt.date(ANNEE + 1, 1, 1), quotite, ou)


@pytest.mark.parametrize(
    ("departement", "attendu"),
    [
        ("15", 254),  # 261 weekdays less seven holidays
        ("57", 253),  # Good Friday in Moselle; the 26th of December is a Sunday
        ("67", 253),
        ("971", 250),  # Guadeloupe: Good Friday, Mi-Carême, 27 May, 21 July
        ("974", 253),  # Réunion: 20 December
    ],
)
def test_jours_ouvres_selon_le_lieu(departement: str, attendu: int) -> None:
    assert jours_ouvres(ANNEE, departement) == attendu


def test_un_jour_ferie_local_ne_compte_que_sur_place() -> None:
    vendredi_saint = dt.date(ANNEE, 3, 26)
    jour = {"debut": vendredi_saint, "fin": vendredi_saint + dt.timedelta(days=1)}
    assert centiemes(ANNEE, [presence(**jour, ou="68")]) == 0
    assert centiemes(ANNEE, [presence(**jour, ou="54")]) == 100


def test_plein_temps() -> None:
    assert annee_par_defaut(ANNEE, [presence()], DEFAUTS) == Annee(254, 44, 3, 31)


def test_temps_partiel_et_annee_incomplete_gardent_les_proportions() -> None:
    assert annee_par_defaut(ANNEE, [presence(quotite=80)], DEFAUTS) == Annee(203, 35, 2, 25)
    mi_annee = annee_par_defaut(ANNEE, [presence(debut=dt.date(ANNEE, 7, 1))], DEFAUTS)
    assert mi_annee == Annee(129, 22, 2, 16)


def test_deux_postes_dans_l_annee_s_additionnent() -> None:
    bascule = dt.date(ANNEE, 6, 1)
    moities = [presence(fin=bascule, quotite=50), presence(debut=bascule, quotite=50)]
    assert centiemes(ANNEE, moities) == centiemes(ANNEE, [presence(quotite=50)])


def test_sans_presence_rien_n_est_du() -> None:
    assert annee_par_defaut(ANNEE, [], DEFAUTS) == Annee(0, 0, 0, 0)
