"""What changed between two versions (règle V5)."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from college.plans import calculs
from college.plans.calculs import Ligne
from tests.fabriques.contenu import plan
from tests.fabriques.petit_plan import ANNE, BRUNO, CLAIRE, action, petit_plan


def test_rien_ne_change() -> None:
    resultat = calculs.differences(plan(12), plan(12))
    assert resultat.changements == ()
    assert (resultat.identiques, resultat.actions_avant, resultat.actions_apres) == (12, 12, 12)
    assert resultat.solde.ajoutes == resultat.solde.retires == 0


def test_action_ajoutee_modifiee_supprimee_et_solde() -> None:
    avant = petit_plan(
        action(1, {BRUNO: (20, 0, 0), CLAIRE: (16, 0, 0)}, debut=3, fin=6), action(2, {BRUNO: (10, 0, 0)}), action(3)
    )
    apres = petit_plan(
        action(1, {BRUNO: (20, 0, 0), ANNE: (16, 0, 0)}, debut=4, fin=9),
        action(3),
        action(4, {BRUNO: (24, 0, 4)}, numero="1.10", intitule="Former un suppléant"),
    )
    resultat = calculs.differences(avant, apres)
    assert [(c.genre, c.sorte, c.cible) for c in resultat.changements] == [
        ("modifiee", "action", 1),
        ("supprimee", "action", 2),
        ("ajoutee", "action", 4),
    ]
    modifiee, supprimee, ajoutee = resultat.changements
    assert modifiee.lignes == (
        Ligne("Période", ("mars\u00a0–\u00a0juin",), ("avr.\u00a0–\u00a0sept.",)),
        Ligne("Contributeurs", ("Cézal 16\u00a0j",), ("Aubrac 16\u00a0j",)),
    )
    assert supprimee.titre == "1.2 Action 2"
    assert all(ligne.apres == "–" for ligne in supprimee.lignes)
    jours = next(ligne for ligne in ajoutee.lignes if ligne.champ == "Jours")
    assert (jours.avant, jours.apres) == ("–", "24\u00a0j programmés, 4\u00a0j de réserve")
    # 36 + 10 + 10 = 56 before, 36 + 10 + 28 = 74 after: 28 in, 10 out.
    assert (resultat.solde.avant, resultat.solde.apres) == (56, 74)
    assert (resultat.solde.ajoutes, resultat.solde.retires, resultat.identiques) == (28, 10, 1)


def test_seul_le_morceau_qui_part_est_marque() -> None:
    ligne = Ligne("Contributeurs", ("Aubrac 20\u00a0j", "Cézal 16\u00a0j"), ("Aubrac 20\u00a0j", "Bessade 16\u00a0j"))
    assert ligne.morceaux_avant == [("Aubrac 20\u00a0j", False), ("Cézal 16\u00a0j", True)]
    assert ligne.morceaux_apres == [("Aubrac 20\u00a0j", False), ("Bessade 16\u00a0j", True)]


@pytest.mark.parametrize(
    ("champ", "valeur"),
    [
        ("objectif", 2),
        ("objectif", None),
        ("intitule", "Autre"),
        ("fonction_libelle", "Autre"),
        ("niveau", "regional"),
        ("territoires", ["15"]),
        ("debut", 1),
        ("fin", None),
        ("resultat", ""),
        ("indicateur", "Autre"),
        ("pilote", CLAIRE),
        ("contributeurs", [ANNE]),
        ("jours", [{"medecin": BRUNO, "programmes": 0, "annualises": 10, "reserve": 0}]),
        ("jours", []),
    ],
)
def test_aucun_changement_d_action_ne_passe_inapercu(champ: str, valeur: Any) -> None:
    apres = petit_plan(action(1, **{champ: valeur}))
    (changement,) = calculs.differences(petit_plan(action(1)), apres).changements
    assert changement.genre == "modifiee"


def test_jours_echanges_entre_deux_personnes_sans_changer_les_totaux() -> None:
    """10 scheduled + 10 annualised before and after, 10 days each: only the kinds crossed over."""
    avant = petit_plan(action(1, {BRUNO: (10, 0, 0), CLAIRE: (0, 10, 0)}))
    apres = petit_plan(action(1, {BRUNO: (0, 10, 0), CLAIRE: (10, 0, 0)}))
    (changement,) = calculs.differences(avant, apres).changements
    assert [ligne.champ for ligne in changement.lignes] == ["Pilote", "Contributeurs"]


def test_renumeroter_n_est_pas_modifier() -> None:
    assert calculs.differences(petit_plan(action(1)), petit_plan(action(1, numero="1.9"))).changements == ()


def test_changer_l_ordre_se_dit_une_fois() -> None:
    avant, apres = petit_plan(action(1), action(2), action(3)), petit_plan(action(3), action(1), action(2))
    (changement,) = calculs.differences(avant, apres).changements
    assert (changement.sorte, changement.lignes[0].champ) == ("plan", "Ordre")
    assert calculs.differences(avant, petit_plan(action(1), action(3))).changements[0].genre == "supprimee"


def test_objectif_medecin_et_plan() -> None:
    avant, apres = petit_plan(action(1)), petit_plan(action(1))
    apres["objectifs"][1]["motif_sans_reponse"] = {"texte": "Poste vacant.", "auteur": "Dr A", "date": "2027-01-08"}
    apres["medecins"][0]["conges"] = 32
    apres["motifs_surcharge"] = [{"medecin": BRUNO, "texte": "Prise sur la réserve."}]
    apres["changements"] = "Rien d’autre."
    changements = calculs.differences(avant, apres).changements
    assert [(c.sorte, c.cible) for c in changements] == [
        ("objectif", 2),
        ("medecin", ANNE),
        ("medecin", BRUNO),
        ("plan", 0),
    ]
    assert [ligne.champ for ligne in changements[1].lignes] == ["Congés", "Capacité"]
    assert changements[0].lignes == (Ligne("Motif sans réponse", (), ("Poste vacant.",)),)


def test_ordre_naturel_des_numeros() -> None:
    apres = petit_plan(*(action(n, numero=f"2.{n}") for n in (2, 10, 9)))
    titres = [c.titre for c in calculs.differences(petit_plan(), apres).changements]
    assert [titre.split()[0] for titre in titres] == ["2.2", "2.9", "2.10"]


@given(graine=st.integers(0, 30), retire=st.sets(st.integers(0, 9)))
def test_solde_et_symetrie(graine: int, retire: set[int]) -> None:
    """What one direction adds, the other takes away; the balance is the difference of the totals."""
    avant = plan(10, 6, graine=graine)
    apres = copy.deepcopy(avant)
    apres["actions"] = [a for rang, a in enumerate(apres["actions"]) if rang not in retire]
    aller, retour = calculs.differences(avant, apres), calculs.differences(apres, avant)
    assert aller.solde.apres - aller.solde.avant == aller.solde.ajoutes - aller.solde.retires
    assert (aller.solde.ajoutes, aller.solde.retires) == (retour.solde.retires, retour.solde.ajoutes)
    assert len(aller.changements) == len(retour.changements) == len(retire)
