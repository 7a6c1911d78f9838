"""Points of attention: computed, never typed (règles P2, V2, T6)."""

from college.plans import calculs
from college.plans.contenu import Contenu
from tests.fabriques.contenu import plan
from tests.fabriques.petit_plan import ANNE, BRUNO, CLAIRE, action, medecin, petit_plan


def codes(contenu: Contenu) -> list[str]:
    return [point.code for point in calculs.points_attention(contenu)]


def textes(contenu: Contenu, code: str) -> list[str]:
    return [point.texte for point in calculs.points_attention(contenu) if point.code == code]


def test_rien_a_signaler() -> None:
    equilibre = petit_plan(
        action(1, {ANNE: (95, 0, 0), BRUNO: (95, 0, 0), CLAIRE: (95, 0, 0)}, niveau="regional"),
        action(2, {ANNE: (1, 0, 0), BRUNO: (1, 0, 0), CLAIRE: (1, 0, 0)}, objectif=2, niveau="regional"),
    )
    assert calculs.points_attention(equilibre) == []


def test_surcharge_avec_et_sans_motif() -> None:
    contenu = petit_plan(action(1, {BRUNO: (104, 0, 0)}))
    assert textes(contenu, "surcharge") == [
        "Dr Bruno Bessade dépasse sa capacité de 4\u00a0jours (104\u00a0%). Aucun motif n’est donné."
    ]
    contenu["motifs_surcharge"] = [{"medecin": BRUNO, "texte": "Pris sur la réserve."}]
    assert textes(contenu, "surcharge")[0].endswith("Pris sur la réserve.")


def test_reserve_epuisee() -> None:
    contenu = petit_plan(action(1, {BRUNO: (1, 0, 18)}))
    assert textes(contenu, "reserve_depassee") == [
        "Dr Bruno Bessade épuise sa réserve d’imprévu et la dépasse de 3\u00a0jours."
    ]


def test_jours_libres() -> None:
    """89 % of capacity is said, 90 % is not."""
    contenu = petit_plan(action(1, {ANNE: (95, 0, 0), BRUNO: (89, 0, 0), CLAIRE: (90, 0, 0)}))
    assert textes(contenu, "disponible") == [
        "Dr Bruno Bessade garde 11\u00a0jours non affectés, sur une capacité de 100."
    ]


def test_actions_fragiles() -> None:
    contenu = petit_plan(
        action(1), action(2, {ANNE: (1, 0, 0), BRUNO: (1, 0, 0)}), action(3, {CLAIRE: (1, 0, 0), BRUNO: (1, 0, 0)})
    )
    assert textes(contenu, "fragile") == [
        "L’action 1.1 repose sur un seul médecin.",
        "Les actions 1.2 et 1.3 reposent sur deux médecins seulement.",
    ]


def test_beaucoup_d_actions_fragiles_sont_comptees() -> None:
    contenu = petit_plan(*(action(n) for n in range(1, 9)))
    assert textes(contenu, "fragile") == ["8\u00a0actions reposent sur un seul médecin."]


def test_objectif_sans_reponse() -> None:
    contenu = petit_plan(action(1))
    assert textes(contenu, "sans_reponse") == ["Objectif\u00a02 reste sans réponse. Aucun motif n’est donné."]


def test_departement_sans_medecin() -> None:
    contenu = petit_plan(action(1, {BRUNO: (9, 0, 0)}, niveau="interdepartemental", territoires=["15"]))
    contenu["medecins"] = contenu["medecins"][:2]
    assert textes(contenu, "sans_medecin") == [
        "Le Cantal n’a aucun médecin en poste et reçoit 9\u00a0jours d’autres services."
    ]


def test_au_dela_de_six_les_autres_sont_comptes() -> None:
    contenu = petit_plan(medecins=[medecin(n, "A", f"N{n}", 1, prete=n) for n in range(1, 10)])
    contenu["actions"] = [action(1, dict.fromkeys(range(1, 10), (100, 0, 0)), niveau="regional")]
    surcharges = textes(contenu, "surcharge")
    assert len(surcharges) == 7
    # The three lightest: 1 + 2 + 3 days.
    assert surcharges[-1] == "3\u00a0autres médecins dépassent aussi leur capacité, de 6\u00a0jours en tout."


def test_ordre_de_gravite() -> None:
    assert codes(plan(40)) == ["sans_reponse", "surcharge", "fragile", "disponible"]
