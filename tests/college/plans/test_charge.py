"""Days, load, capacity (règles P1, P2), worked by hand, then sums that must add up whatever the plan."""

from hypothesis import given
from hypothesis import strategies as st

from college.plans import calculs
from college.plans.calculs import Jours
from tests.fabriques.contenu import plan
from tests.fabriques.petit_plan import ANNE, BRUNO, CLAIRE, NORD, SIEGE, action, medecin, petit_plan


def test_capacite_selon_la_regle_p2() -> None:
    """254 days at 80 % = 203; less 35 leave, 7 training, 24 reserve, 5 lent = 132."""
    docteur = medecin(1, "A", "B", NORD, jours_ouvres=203, conges=35, formation=7, reserve=24, prete=5)
    assert calculs.capacite(docteur) == 132


def test_charge_compte_le_hors_plan_mais_pas_la_reserve() -> None:
    contenu = petit_plan(action(1, {BRUNO: (40, 30, 12)}), action(2, {BRUNO: (20, 0, 0), CLAIRE: (5, 0, 0)}))
    contenu["medecins"][1]["hors_plan"] = 14
    anne, bruno, claire = calculs.charges(contenu)
    assert (anne.total, anne.libre, anne.taux) == (0, 100, 0)
    assert bruno.jours == Jours(60, 30, 12)
    # 14 outside the plan + 60 + 30 = 104 for a capacity of 100.
    assert (bruno.total, bruno.ecart, bruno.surcharge, bruno.libre) == (104, 4, 4, 0)
    assert bruno.taux == 104
    assert (claire.total, claire.ecart) == (5, -95)


def test_sans_capacite_il_n_y_a_pas_de_taux() -> None:
    contenu = petit_plan(medecins=[medecin(1, "A", "B", NORD, jours_ouvres=50)])
    (charge,) = calculs.charges(contenu)
    assert (charge.capacite, charge.taux) == (0, None)
    assert calculs.dispersion([charge]) is None


def test_reserve_depassee() -> None:
    """The reserve is 15 days; actions write 18 into it."""
    contenu = petit_plan(action(1, {BRUNO: (0, 0, 10)}), action(2, {BRUNO: (0, 0, 8)}))
    assert calculs.charges(contenu)[1].reserve_depassee == 3


def test_dispersion_minimum_mediane_maximum() -> None:
    contenu = petit_plan(action(1, {ANNE: (50, 0, 0), BRUNO: (90, 0, 0), CLAIRE: (103, 0, 0)}))
    ecart = calculs.dispersion(calculs.charges(contenu))
    assert ecart == calculs.Dispersion(50, 90, 103)


def test_participants_pilote_en_tete_et_chacun_une_fois() -> None:
    ligne = action(1, {CLAIRE: (1, 0, 0), BRUNO: (0, 0, 0), ANNE: (2, 0, 0)}, pilote=BRUNO, contributeurs=[CLAIRE])
    assert calculs.participants(ligne) == [BRUNO, CLAIRE, ANNE]


def test_un_contributeur_sans_jour_reste_participant_une_ligne_vide_non() -> None:
    ligne = action(1, {BRUNO: (1, 0, 0), ANNE: (0, 0, 0)}, contributeurs=[])
    assert calculs.participants(ligne) == [BRUNO]
    assert calculs.participants(action(1, {BRUNO: (1, 0, 0)}, contributeurs=[ANNE])) == [BRUNO, ANNE]


def test_par_objectif_rang_sans_reponse_puis_sans_objectif() -> None:
    contenu = petit_plan(
        action(1, {ANNE: (3, 0, 0), BRUNO: (4, 0, 0)}), action(2, {ANNE: (0, 5, 1)}), action(3, objectif=None)
    )
    un, deux, sans = calculs.par_objectif(contenu)
    assert un.objectif is not None
    assert (un.objectif["rang"], len(un.actions), un.jours, un.medecins) == (1, 2, Jours(7, 5, 1), 2)
    assert deux.actions == ()
    assert (sans.objectif, [a["id"] for a in sans.actions]) == (None, [3])


def test_un_objectif_inconnu_vaut_sans_objectif() -> None:
    assert calculs.par_objectif(petit_plan(action(1, objectif=99)))[-1].objectif is None


def test_par_fonction_la_plus_lourde_d_abord() -> None:
    contenu = petit_plan(
        action(1, {BRUNO: (5, 0, 0)}, fonction_libelle="Prévention"),
        action(2, {BRUNO: (9, 0, 0)}),
        action(3, {BRUNO: (0, 3, 0)}, fonction_libelle="Prévention"),
        action(4, {BRUNO: (1, 0, 0)}, fonction=None),
    )
    assert calculs.par_fonction(contenu) == [
        ("Veille et alerte", Jours(9, 0, 0)),
        ("Prévention", Jours(5, 3, 0)),
        ("", Jours(1, 0, 0)),
    ]


def test_par_service_siege_d_abord_et_services_vides_absents() -> None:
    contenu = petit_plan(medecins=[medecin(1, "A", "B", NORD), medecin(2, "C", "D", SIEGE)])
    assert [(service["id"], len(lignes)) for service, lignes in calculs.par_service(contenu)] == [(SIEGE, 1), (NORD, 1)]


@given(actions=st.integers(0, 30), medecins=st.integers(1, 20), graine=st.integers(0, 50))
def test_tout_s_additionne(actions: int, medecins: int, graine: int) -> None:
    """Totals by objective, by function and by doctor are the total; the uses of time are the time."""
    contenu = plan(actions, medecins, graine=graine)
    total = calculs.total(contenu)
    assert sum((r.jours for r in calculs.par_objectif(contenu)), Jours()) == total
    assert sum((jours for _, jours in calculs.par_fonction(contenu)), Jours()) == total
    assert sum((charge.jours for charge in calculs.charges(contenu)), Jours()) == total
    temps = calculs.emploi(contenu)
    presents = sum(m["jours_ouvres"] - m["conges"] for m in contenu["medecins"])
    assert temps.total == presents + temps.surcharge
