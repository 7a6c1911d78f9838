"""Pasting a block copied from a spreadsheet: understood cell by cell, refused with a reason, undone whole."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from college.plans.actions import annuler, modifier_champ
from college.plans.actions.collage import coller, previsualiser
from college.plans.models import Action, PlanTravail
from college.plans.rangement import lire
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from mutualisation.typographie import typographier
from tests.college.fabriques import ajouter_lignes, ligne, objectif, plan_ouvert


@pytest.fixture
def plan(monde: Any) -> PlanTravail:
    return plan_ouvert(monde)


@pytest.fixture
def actions(monde: Any, plan: PlanTravail) -> list[Action]:
    return ajouter_lignes(plan, acteur_de(monde.mir_a), [ligne(plan, monde, intitule=nom) for nom in ("A", "B")])


def apercu(plan: PlanTravail, depart: Action | None, champ: str, texte: str) -> Any:
    cible = depart.objectif if depart else objectif(plan)
    return previsualiser(plan=plan, depart=depart, champ=champ, objectif=cible, texte=texte)


def appliquer(monde: Any, plan: PlanTravail, depart: Action | None, champ: str, texte: str) -> Any:
    jeton = apercu(plan, depart, champ, texte).jeton
    cible = depart.objectif if depart else objectif(plan)
    return coller(
        plan=plan, depart=depart, champ=champ, objectif=cible, texte=texte, jeton=jeton, par=acteur_de(monde.mir_a)
    )


@pytest.mark.parametrize(
    ("champ", "texte", "affiche"),
    [
        ("intitule", "Former un  suppléant", "Former un suppléant"),
        ("fonction", "VEILLE ET ALERTE", "Veille et alerte"),
        ("fonction", "–", "–"),
        ("territoire", "Régional", "Régional"),
        ("territoire", "Interdép. 15, 43", "Interdépartemental 15, 43"),
        ("territoire", "Départemental Cantal", "Départemental 15"),
        ("territoire", "Interdépart. 15, 43", "Interdépartemental 15, 43"),
        ("pilote", "Malbourg 12", "Malbourg"),
        ("pilote", "Dr Étienne Malbourg", "Malbourg"),
        ("contributeurs", "Malbourg 12 · Delcroix 4", "Delcroix, Malbourg"),
        ("programmes", "24", "Pradelou 24"),
        ("programmes", "Pradelou 10, Malbourg 14 j", "Malbourg 14, Pradelou 10"),
        ("periode", "févr. – mai", "févr.\xa0–\xa0mai"),
        ("periode", "2-5", "févr.\xa0–\xa0mai"),
        ("periode", "Mars", "mars"),
        ("periode", "toute l’année", "toute l’année"),
    ],
)
def test_une_cellule_collee_se_comprend_comme_si_on_l_avait_choisie(
    plan: PlanTravail, actions: list[Action], champ: str, texte: str, affiche: str
) -> None:
    (cellule,) = apercu(plan, actions[0], champ, texte).lignes[0].cellules
    assert (cellule.raison, _nu(cellule.affiche)) == ("", _nu(affiche))


def _nu(texte: str) -> str:
    """People come in no particular order."""
    return ", ".join(sorted(texte.split(", ")))


@pytest.mark.parametrize(
    ("champ", "texte", "raison"),
    [
        ("fonction", "Astrologie", "« Astrologie » : introuvable."),
        ("fonction", "Alerte sanitaire", "« Alerte sanitaire » : introuvable. Peut-être"),
        ("fonction", "Alerte sanitaire", "« Veille et alerte »"),
        ("fonction", "Inspection", "« Inspection » : plusieurs possibilités,"),
        ("pilote", "Dupont", "« Dupont » : introuvable."),
        ("pilote", "Pradelous (12)", "« Pradelous » : introuvable. Peut-être « Blandine Pradelou » ?"),
        ("territoire", "Interdép. Corse", "« Corse » : introuvable."),
        ("territoire", "Départ. 03, 15", "ne concerne qu’un seul département"),
        ("programmes", "Pradelou beaucoup", "écrivez un nom et un nombre de jours"),
        ("programmes", "Pradelou 400", "de 0 à 366"),
        ("periode", "mai – févr.", "Le dernier mois précède le premier."),
        ("periode", "brumaire", "« brumaire » : introuvable."),
        ("intitule", "–", "L’intitulé de l’action est obligatoire."),
    ],
)
def test_une_cellule_incomprise_est_refusee_avec_sa_raison(
    plan: PlanTravail, actions: list[Action], champ: str, texte: str, raison: str
) -> None:
    cellule = apercu(plan, actions[0], champ, texte).lignes[0].cellules[0]
    assert typographier(raison) in cellule.raison
    assert not cellule.change


def test_un_total_ne_dit_pas_a_qui_sont_les_jours(monde: Any, plan: PlanTravail, actions: list[Action]) -> None:
    jours = {monde.agents.medecin_a.pk: [1, 0, 0], monde.agents.medecin_a2.pk: [1, 0, 0]}
    (deux,) = ajouter_lignes(plan, acteur_de(monde.mir_a), [ligne(plan, monde, jours=jours)])
    cellule = apercu(plan, deux, "programmes", "24").lignes[0].cellules[0]
    assert "2 personnes sont sur l’action" in cellule.raison


def test_un_bloc_ecrit_ce_qui_est_accepte_et_ajoute_les_lignes_de_trop(
    monde: Any, plan: PlanTravail, actions: list[Action]
) -> None:
    bloc = "Un\tveille et alerte\tRégional\tMalbourg\nDeux\tAstrologie\tRégional\tMalbourg\nTrois\tveille et alerte"
    collage = appliquer(monde, plan, actions[0], "intitule", bloc)
    assert (collage.nouvelles, len(collage.refusees)) == (1, 1)
    assert list(plan.actions.order_by("rang").values_list("intitule", flat=True)) == ["Un", "Deux", "Trois"]
    assert lire(plan.actions.get(intitule="Un")).pilote == monde.agents.medecin_a2.pk
    assert plan.actions.get(intitule="Deux").fonction == actions[1].fonction
    assert plan.actions.get(intitule="Trois").objectif == objectif(plan)


def test_le_pilote_colle_a_gauche_est_de_l_equipe_pour_les_jours_a_droite(monde: Any, plan: PlanTravail) -> None:
    bloc = "Former\t\t\tMalbourg\t\t12"
    appliquer(monde, plan, None, "intitule", bloc)
    assert lire(plan.actions.get()).jours == {monde.agents.medecin_a2.pk: [12, 0, 0]}


def test_un_collage_s_annule_d_un_seul_coup(monde: Any, plan: PlanTravail, actions: list[Action]) -> None:
    avant = [lire(action) for action in actions]
    appliquer(monde, plan, actions[0], "intitule", "Un\nDeux\nTrois")
    assert plan.actions.count() == 3
    assert annuler(plan=plan, par=acteur_de(monde.mir_a)).nombre == 4
    assert [lire(action) for action in plan.actions.order_by("rang")] == avant


def test_le_plan_a_change_depuis_l_apercu(monde: Any, plan: PlanTravail, actions: list[Action]) -> None:
    jeton = apercu(plan, actions[0], "intitule", "Un").jeton
    modifier_champ(action=actions[0], champ="intitule", valeur="Autre", revision=0, par=acteur_de(monde.medecin_a2))
    with pytest.raises(Refus, match="a changé depuis l’aperçu"):
        coller(
            plan=plan, depart=actions[0], champ="intitule", objectif=None, texte="Un", jeton=jeton,
            par=acteur_de(monde.mir_a),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("texte", "raison"),
    [
        ("", "rien à coller"),
        ("\t\t\n", "rien à coller"),
        ("a\n" * 201, "200 lignes au plus"),
        ("\t".join("abcdefghijklm"), "plus large que le tableau"),
        ("x" * 200_001, "trop grand"),
    ],
)
def test_un_bloc_impossible_est_refuse(plan: PlanTravail, actions: list[Action], texte: str, raison: str) -> None:
    with pytest.raises(Refus, match=raison):
        apercu(plan, actions[0], "intitule", texte)


def test_une_cellule_de_plusieurs_lignes_reste_une_cellule(monde: Any, plan: PlanTravail) -> None:
    collage = apercu(plan, None, "intitule", '"Former\nun suppléant"\tveille et alerte')
    assert len(collage.lignes) == 1
    assert collage.lignes[0].cellules[0].affiche == "Former un suppléant"


def test_l_apercu_puis_l_ecriture_par_l_ecran(
    client: Client, monde: Any, connecte: Any, plan: PlanTravail, actions: list[Action]
) -> None:
    connecte(client, monde.mir_a)
    adresse = reverse("plan_coller", args=[plan.pk])
    corps = {"action": actions[0].pk, "champ": "intitule", "texte": "Un\tAstrologie"}
    page = client.post(adresse, corps).content.decode()
    assert "1\xa0cellule changera" in page
    assert "1\xa0cellule est refusée" in page
    assert plan.actions.get(pk=actions[0].pk).intitule == "A"
    jeton = apercu(plan, actions[0], "intitule", "Un\tAstrologie").jeton
    reponse = client.post(adresse, corps | {"jeton": jeton}, headers={"accept": "application/json"}).json()
    assert reponse["dit"] == "1\xa0cellule collée. 1\xa0cellule refusée, laissée telle quelle."
    assert plan.actions.get(pk=actions[0].pk).intitule == "Un"
