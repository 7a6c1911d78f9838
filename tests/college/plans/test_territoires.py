"""Presence and exchanges (règles T6, O1, O2), worked by hand, then sums that must add up whatever the plan."""

from hypothesis import given
from hypothesis import strategies as st

from college.plans import calculs
from tests.fabriques.contenu import outre_mer, plan
from tests.fabriques.petit_plan import ANNE, BRUNO, CLAIRE, NORD, SIEGE, SUD, action, petit_plan


def test_distribuer_comme_des_cartes() -> None:
    """5, 3 and 1 days over two places: 3+2, then the odd day goes to the other, then back."""
    assert calculs.distribuer([5, 3, 1], 2) == [[3, 2], [1, 2], [1, 0]]


@given(lots=st.lists(st.integers(0, 400), max_size=12), parts=st.integers(1, 13))
def test_distribuer_rien_ne_se_perd_et_personne_n_est_favorise(lots: list[int], parts: int) -> None:
    tours = calculs.distribuer(lots, parts)
    assert [sum(tour) for tour in tours] == lots
    sommes = [sum(tour[rang] for tour in tours) for rang in range(parts)]
    assert max(sommes) - min(sommes) <= 1


def test_presence_et_echanges_a_la_main() -> None:
    contenu = petit_plan(
        # Bruno at home in the Allier: 10 on site, no exchange.
        action(1, {BRUNO: (10, 0, 0)}),
        # Both departments: Bruno 5 = 3 + 2, Claire 4 = 2 + 2, Anne (head office) 3 = 1 + 2.
        action(
            2,
            {BRUNO: (5, 0, 0), CLAIRE: (0, 4, 0), ANNE: (3, 0, 9)},
            niveau="interdepartemental",
            territoires=["15", "03"],
        ),
        # Regional: nobody's place.
        action(3, {ANNE: (6, 0, 0), CLAIRE: (7, 0, 0)}, niveau="regional", territoires=[]),
    )
    table = calculs.territoires(contenu)
    allier, cantal, siege = (ligne.presence for ligne in table.lignes)
    # 10 + 3 + 2 + 1 on site; received from Claire 2 and Anne 1; given by Bruno to the Cantal 2.
    assert (allier.sur_place, allier.recus, allier.donnes, allier.regionaux) == (16, 3, 2, 0)
    # 2 + 2 + 2 on site; received from Bruno 2 and Anne 2; given by Claire to the Allier 2.
    assert (cantal.sur_place, cantal.recus, cantal.donnes, cantal.regionaux) == (6, 4, 2, 7)
    assert (siege.sur_place, siege.donnes, siege.regionaux) == (0, 3, 6)
    assert (table.total.recus, table.total.donnes) == (7, 7)
    # Reserve days are not a presence: 35 days affected in all.
    assert table.total.sur_place + table.total.regionaux == calculs.total(contenu).affectes == 35


def test_jours_non_situes() -> None:
    """A local action without territory yet, a level not chosen: counted apart, never dropped."""
    contenu = petit_plan(action(1, territoires=[]), action(2, {BRUNO: (4, 0, 0)}, niveau=None, territoires=["99"]))
    table = calculs.territoires(contenu)
    assert (table.non_situes, table.total.sur_place) == (14, 0)


def test_jours_pour_100_000_habitants() -> None:
    contenu = petit_plan(action(1, {BRUNO: (333, 0, 0)}))
    allier, cantal, siege = calculs.territoires(contenu).lignes
    assert allier.pour_100_000 is not None
    assert round(allier.pour_100_000, 1) == 99.9
    assert (cantal.pour_100_000, siege.pour_100_000) == (0, None)


def test_le_siege_travaille_pour_la_region_sauf_service_unique() -> None:
    """Règle T2: in a one-service region the service is also that of its department."""
    assert calculs.departements_propres(petit_plan()) == {SIEGE: (), NORD: ("03",), SUD: ("15",)}
    assert calculs.departements_propres(outre_mer()) == {1: ("973",)}


def test_service_unique_pas_de_ligne_de_siege() -> None:
    table = calculs.territoires(outre_mer(5, 2))
    assert [ligne.departement["code"] for ligne in table.lignes if ligne.departement] == ["973"]
    assert len(table.lignes) == 1
    assert (table.total.recus, table.total.donnes) == (0, 0)


def test_socle_les_vacances_ne_se_compensent_pas() -> None:
    """Règle T6: two posts at the head office for one doctor, one post in the Allier for one doctor too many."""
    contenu = petit_plan()
    for service, postes in zip(contenu["services"], (2, 0, 1), strict=True):
        service["effectif_socle"] = postes
    lignes = calculs.socle(contenu)
    assert [(ligne.en_poste, ligne.vacants) for ligne in lignes] == [(1, 1), (1, 0), (1, 0)]


@given(actions=st.integers(0, 30), medecins=st.integers(1, 20), graine=st.integers(0, 50))
def test_tout_s_additionne(actions: int, medecins: int, graine: int) -> None:
    contenu = plan(actions, medecins, graine=graine)
    table = calculs.territoires(contenu)
    assert table.total.recus == table.total.donnes
    assert table.total.sur_place + table.total.regionaux + table.non_situes == calculs.total(contenu).affectes
    assert table.total.medecins == len(contenu["medecins"])
