"""Pasting, submitting, working without script or on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from college.plans.models import Action, PlanTravail
from tests.college.fabriques import plan_complet
from tests.college.plans.navigateur.conftest import Ouvrir
from tests.college.plans.navigateur.grille import Grille
from tests.navigateur import LARGEUR_TELEPHONE

if TYPE_CHECKING:
    from tests.navigateur.serveur import ServeurPartage

pytestmark = pytest.mark.navigateur


def test_coller_montre_puis_ecrit(ouvrir: Ouvrir, action: Action) -> None:
    grille = ouvrir()
    grille.cellule(action, "resultat").click()
    grille.coller("Un résultat\tUn indicateur")
    dialogue = grille.page.locator("#plan-collage[open]")
    expect(dialogue).to_contain_text("2\xa0cellules changeront")
    assert grille.valeur(action, "resultat") == action.resultat
    dialogue.get_by_role("button", name="Coller 2").click()
    expect(grille.bulle).to_contain_text("2\xa0cellules collées.")
    assert grille.valeur(action, "indicateur") == "Un indicateur"


def test_soumettre_nomme_ce_qui_est_fige(monde: Any, page_de: Any, serveur: ServeurPartage) -> None:
    plan = plan_complet(monde)
    grille = Grille(page_de(monde.mir_a), serveur).ouvrir(plan).pret()
    grille.page.get_by_role("link", name="Soumettre au CTRI").click()
    dialogue = grille.page.locator("#soumettre.fr-modal--opened")
    expect(dialogue).to_contain_text("3\xa0actions, 48\xa0j")
    dialogue.get_by_text("J’ai vérifié").click()
    dialogue.get_by_role("button", name="Soumettre la version 1").click()
    expect(grille.page.get_by_text("texte et chiffres figés").first).to_be_visible()
    grille.en_base(plan.dossier.refresh_from_db)
    assert plan.dossier.version == 1


def test_sans_script_une_action_est_une_page(
    page_de: Any, monde: Any, plan: PlanTravail, action: Action, serveur: ServeurPartage
) -> None:
    grille = Grille(page_de(monde.mir_a, javascript=False), serveur).ouvrir(plan)
    grille.page.get_by_role("link", name="Former un suppléant").click()
    grille.page.get_by_label("Résultat attendu").fill("Sans script")
    grille.page.get_by_role("button", name="Enregistrer").click()
    expect(grille.page.locator("#messages")).to_contain_text("« Former un suppléant à l’alerte » : enregistré.")
    assert grille.valeur(action, "resultat") == "Sans script"


def test_sur_telephone_pas_de_grille_mais_des_formulaires(
    page_de: Any, monde: Any, plan: PlanTravail, action: Action, serveur: ServeurPartage
) -> None:
    grille = Grille(page_de(monde.mir_a, largeur=LARGEUR_TELEPHONE), serveur).ouvrir(plan)
    expect(grille.page.locator("[role=grid]")).to_have_count(0)
    grille.page.get_by_role("link", name="Former un suppléant").click()
    grille.page.get_by_label("Indicateur").fill("Depuis le téléphone")
    grille.page.get_by_role("button", name="Enregistrer").click()
    expect(grille.page.locator("#messages")).to_contain_text("enregistré")
    assert grille.valeur(action, "indicateur") == "Depuis le téléphone"
