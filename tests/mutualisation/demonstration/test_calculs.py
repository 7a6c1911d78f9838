"""What the demonstration invents, before anything is written: posts, gaps, names, days."""

from __future__ import annotations

import datetime as dt
from itertools import islice

import pytest

from mutualisation.demonstration.noms import adresse, identites
from mutualisation.demonstration.registre import Contexte
from mutualisation.demonstration.repartition import Poids, repartir, vacances

JOUR = dt.date(2026, 11, 21)


def test_les_postes_suivent_la_population_au_dessus_du_minimum() -> None:
    poids = {"a": Poids(3_000_000, 2), "b": Poids(1_000_000), "c": Poids(0)}
    assert repartir(poids, 20) == {"a": 14, "b": 5, "c": 1}


def test_le_total_est_exact_quels_que_soient_les_restes() -> None:
    poids = {str(n): Poids(n * 7 + 1) for n in range(1, 60)}
    assert sum(repartir(poids, 301).values()) == 301


def test_les_vacances_laissent_des_services_vides_mais_jamais_decimes() -> None:
    postes = {str(n): 1 + n % 9 for n in range(100)}
    vacants = vacances(postes, 40, Contexte(1, JOUR).alea("essai"))
    assert sum(vacants.values()) == 40
    assert any(vacants[c] == postes[c] == 1 for c in postes)
    assert all(vacants[c] <= max(1, postes[c] // 4) for c in postes)


def test_les_noms_ne_se_repetent_pas_et_dependent_de_la_graine() -> None:
    def tirer(graine: int) -> list[str]:
        gens = identites(Contexte(graine, JOUR).alea("noms"))
        return [i.nom for i in islice(gens, 1500)]

    noms = tirer(1)
    assert len(set(noms)) == 1500
    assert noms == tirer(1) != tirer(2)


def test_une_adresse_n_a_ni_accent_ni_espace() -> None:
    assert adresse("Rose-Aimée", "d’Ézéchiel Œuf") == "rose-aimee.d-ezechiel-oeuf@example.org"


@pytest.mark.parametrize(
    ("date", "annee"), [((2026, 8, 31), 2026), ((2026, 9, 1), 2027), ((2027, 1, 22), 2027), ((2027, 12, 1), 2028)]
)
def test_l_annee_des_plans(date: tuple[int, int, int], annee: int) -> None:
    assert Contexte(1, dt.date(*date)).annee == annee


@pytest.mark.parametrize("decalage", range(-9, 10))
def test_les_actes_tombent_un_jour_ouvre(decalage: int) -> None:
    jour = Contexte(1, JOUR).jour(decalage)
    assert jour.weekday() < 5
    assert abs((jour - JOUR).days - decalage) <= 2
    assert (jour <= JOUR) == (decalage <= 0)


@pytest.mark.parametrize(("decalage", "attendu"), [(-30, dt.date(2026, 12, 24)), (-29, dt.date(2026, 12, 24))])
def test_aucun_acte_un_jour_ferie(decalage: int, attendu: dt.date) -> None:
    """Christmas 2026 is a Friday, then comes the week-end."""
    assert Contexte(1, dt.date(2027, 1, 25)).jour(decalage) == attendu
