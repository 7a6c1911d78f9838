"""The grid by keyboard alone: create, fill in, move about, copy, move, delete, undo."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from college.plans.models import Action, PlanTravail
from college.plans.rangement import lire
from mutualisation.mandats.acteur import acteur_de
from tests.college.fabriques import action_complete, ajouter_lignes, ligne, objectif
from tests.college.plans.navigateur.conftest import Ouvrir

pytestmark = pytest.mark.navigateur


def test_une_action_se_cree_et_se_remplit_au_clavier(ouvrir: Ouvrir, monde: Any, plan: PlanTravail) -> None:
    grille = ouvrir()
    page = grille.page
    page.locator(".vide").get_by_role("link", name="Ajouter une action").focus()
    grille.touches("Enter")
    # The new line opens on its title.
    grille.boite.locator("textarea").wait_for()
    page.keyboard.type("Former un suppléant")
    # Tab goes from cell to cell, each one open.
    grille.touches("Tab")
    grille.boite.locator("select[name=fonction]").wait_for()
    grille.touches("ArrowDown", "Tab")
    page.get_by_role("radio", name="Régional").wait_for()
    grille.touches("Space", "Enter", "ArrowRight")
    # One letter: typed slowly, several would choose several times.
    grille.ecrire("P")
    grille.touches("ArrowRight", "ArrowRight")
    grille.ecrire("24")
    grille.touches("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")
    grille.ecrire("Un suppléant opérationnel")
    grille.touches("ArrowRight")
    grille.ecrire("Gardes assurées")
    grille.tout_est_parti()
    faite = grille.en_base(lambda: lire(plan.actions.get()))
    assert (faite.intitule, faite.niveau, faite.resultat, faite.indicateur) == (
        "Former un suppléant", "regional", "Un suppléant opérationnel", "Gardes assurées",
    )  # fmt: skip
    assert faite.jours == {monde.agents.medecin_a.pk: [24, 0, 0]}
    assert faite.objectif == grille.en_base(lambda: objectif(plan).pk)


def test_tab_va_a_la_cellule_suivante_meme_si_la_ligne_revient_entre_temps(ouvrir: Ouvrir, action: Action) -> None:
    grille = ouvrir()
    retenues: list[Route] = []
    grille.page.route("**/cellules/intitule/", lambda route: retenues.append(route))
    grille.cellule(action, "intitule").click()
    grille.touches("Enter")
    grille.boite.locator("textarea").fill("Un autre titre")
    with grille.page.expect_request("**/cellules/intitule/"):
        grille.touches("Tab")
    grille.boite.locator("select[name=fonction]").wait_for()
    retenues[0].continue_()
    grille.tout_est_parti()
    grille.touches("Tab")
    expect(grille.page.get_by_role("radio", name="Régional")).to_be_visible()


def test_une_ligne_ajoutee_par_un_autre_laisse_le_curseur_ou_il_est(
    ouvrir: Ouvrir, monde: Any, plan: PlanTravail, action: Action
) -> None:
    autre = acteur_de(monde.medecin_a2)
    grille = ouvrir()
    grille.cellule(action, "resultat").click()
    grille.en_base(lambda: ajouter_lignes(plan, autre, [ligne(plan, monde, intitule="Venue d’ailleurs")]))
    grille.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(grille.tableau).to_contain_text("Venue d’ailleurs")
    grille.focus_sur("resultat")


def test_un_seul_arret_de_tabulation_et_les_fleches(ouvrir: Ouvrir, action: Action) -> None:
    grille = ouvrir()
    arrets = grille.tableau.locator("[tabindex='0']")
    expect(arrets).to_have_count(1)
    arrets.focus()
    grille.touches("ArrowDown", "ArrowRight", "ArrowRight")
    grille.focus_sur("fonction")
    grille.touches("End")
    grille.focus_sur("indicateur")
    grille.touches("Home")
    expect(grille.tableau.locator("td.plan__numero:focus")).to_be_visible()
    expect(arrets).to_have_count(1)


def test_echap_rend_la_valeur_et_ctrl_z_la_precedente(ouvrir: Ouvrir, action: Action) -> None:
    grille = ouvrir()
    resultat = grille.cellule(action, "resultat")
    resultat.click()
    grille.touches("Enter")
    grille.boite.wait_for()
    grille.page.keyboard.type("Perdu")
    grille.touches("Escape")
    expect(resultat).to_have_text(action.resultat)
    grille.ecrire("Nouveau")
    grille.tout_est_parti()
    grille.focus_sur("resultat")
    grille.touches("Control+z")
    expect(grille.bulle).to_contain_text("Dernière saisie annulée.")
    expect(grille.cellule(action, "resultat")).to_have_text(action.resultat)


def test_deplacer_dupliquer_supprimer_au_clavier(ouvrir: Ouvrir, monde: Any, plan: PlanTravail) -> None:
    a, b = ajouter_lignes(plan, acteur_de(monde.mir_a), [ligne(plan, monde, intitule=nom) for nom in "AB"])
    grille = ouvrir()
    grille.cellule(a, "intitule").click()
    grille.touches("Alt+ArrowDown")
    expect(grille.annonce).to_have_text("Déplacement enregistré.")
    assert grille.en_base(lambda: list(plan.actions.order_by("rang"))) == [b, a]
    expect(grille.tableau.locator("td.plan__numero:focus")).to_be_visible()
    grille.touches("Enter")
    grille.page.get_by_role("button", name="Dupliquer").wait_for()
    grille.touches("Tab", "Enter")
    expect(grille.annonce).to_have_text("Copie ajoutée, sans ses jours.")
    grille.focus_sur("intitule")
    assert grille.en_base(plan.actions.count) == 3
    grille.touches("Home", "Delete")
    expect(grille.bulle).to_contain_text("Vous pouvez annuler.")
    assert grille.en_base(plan.actions.count) == 2
    grille.bulle.get_by_role("button", name="Annuler").click()
    expect(grille.tableau.locator("tr[data-action]")).to_have_count(3)


def test_ce_qui_manque_porte_son_numero_et_mene_a_sa_cellule(ouvrir: Ouvrir, monde: Any, plan: PlanTravail) -> None:
    action = action_complete(plan, monde, resultat="")
    grille = ouvrir()
    lien = grille.panneau.locator(f"[data-cible='{action.pk}-resultat']")
    case = grille.cellule(action, "resultat")
    expect(case).to_have_text(f"{lien.get_attribute('data-numero')} À compléter", use_inner_text=True)
    lien.click()
    grille.focus_sur("resultat")
    grille.ecrire("Un suppléant")
    expect(lien).to_have_count(0)
    expect(case).to_have_text("Un suppléant")


def test_la_boite_des_jours_dit_la_surcharge_aussitot(ouvrir: Ouvrir, action: Action) -> None:
    grille = ouvrir()
    grille.cellule(action, "programmes").dblclick()
    grille.boite.locator("input").first.fill("190")
    expect(grille.boite.locator(".boite__total")).to_have_text("Total 190\xa0j · Pradelou dépasse de 14\xa0j")
    grille.touches("Enter")
    expect(grille.panneau).to_contain_text("Surcharge de 14")
