"""The frame in a real browser: keyboard, phone menu, expired session, theme, life without scripts."""

from __future__ import annotations

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from mutualisation.journal.models import Acte
from tests.distribution import MOT_DE_PASSE, adresse
from tests.navigateur import LARGEUR_TELEPHONE

pytestmark = pytest.mark.navigateur


def tabuler(page: Page, fois: int = 1) -> str:
    for _ in range(fois):
        page.keyboard.press("Tab")
    return page.evaluate("document.activeElement.textContent.trim()")


def test_le_premier_lien_mene_au_contenu(page_de, monde):
    page = page_de(monde.mir_a)
    page.goto("/mon-compte/")
    assert tabuler(page) == "Contenu"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"
    assert tabuler(page) == "Accueil", "le fil d’Ariane est le premier lien du contenu"


def test_se_connecter_au_clavier_seul(page_de, monde):
    page = page_de(None)
    page.goto("/connexion/")
    page.get_by_label("Adresse électronique").focus()
    page.keyboard.type(adresse("mir_a"))
    page.keyboard.press("Tab")
    page.keyboard.type(MOT_DE_PASSE)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/$"))
    expect(page.get_by_text("Dr\u00a0Hélène Vasseur").first).to_be_visible()
    expect(page.get_by_text("MIR, région Auvergne").first).to_be_visible()


def test_au_telephone_le_menu_s_ouvre_et_se_ferme_au_clavier(page_de, monde):
    page = page_de(monde.mir_a, largeur=LARGEUR_TELEPHONE)
    page.goto("/mon-compte/")
    menu = page.locator("#menu")
    expect(menu).not_to_be_visible()
    page.locator("#bouton-menu").focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).not_to_be_visible()
    assert page.evaluate("document.activeElement.id") == "bouton-menu"


def test_sans_javascript_la_navigation_et_la_confirmation_restent(page_de, monde):
    page = page_de(monde.mir_a, largeur=LARGEUR_TELEPHONE, javascript=False)
    page.goto("/mon-compte/")
    page.get_by_role("link", name="Fermer toutes mes sessions").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fermer toutes mes sessions")
    page.get_by_role("button", name="Fermer toutes mes sessions").click()
    expect(page).to_have_url(re.compile("/connexion/"))
    assert Acte.objects.filter(code="fermer_sessions").count() == 1


def test_la_confirmation_nomme_l_effet_et_s_annule(page_de, monde):
    page = page_de(monde.mir_a)
    page.goto("/mon-compte/")
    page.get_by_role("link", name="Fermer toutes mes sessions").click()
    dialogue = page.get_by_role("dialog", name="Fermer toutes mes sessions")
    expect(dialogue).to_contain_text("celle-ci comprise")
    dialogue.get_by_role("button", name="Annuler").click()
    expect(dialogue).not_to_be_visible()
    assert not Acte.objects.filter(code="fermer_sessions").exists()


def test_une_session_expiree_ne_perd_rien_et_rejoue_l_envoi(page_de, monde, veille):
    """A script that saves: 401, sign in on the same page, the same request goes through."""
    veille.tolerer("401")
    veille.tolerer("400")
    page = page_de(monde.mir_a)
    page.goto("/mon-compte/")
    Session.objects.all().delete()
    page.evaluate(
        """() => import("/static/mutualisation/js/session.js").then(({envoyer}) => {
             window.reponse = envoyer("/mon-compte/").then((r) => r.status);
           })"""
    )
    dialogue = page.get_by_role("dialog", name="Votre session a expiré")
    expect(dialogue).to_contain_text("Ce que vous avez saisi est gardé")
    expect(dialogue.get_by_label("Adresse électronique")).to_have_value(adresse("mir_a"))
    mot_de_passe = dialogue.get_by_label("Mot de passe")
    expect(mot_de_passe).to_be_focused()
    mot_de_passe.fill("faux")
    page.keyboard.press("Enter")
    expect(dialogue.get_by_role("alert")).to_have_text("Adresse électronique ou mot de passe incorrect.")
    mot_de_passe.fill(MOT_DE_PASSE)
    page.keyboard.press("Enter")
    expect(dialogue).not_to_be_visible()
    assert page.evaluate("window.reponse") == 200


def test_une_requete_htmx_expiree_est_rejouee(page_de, monde, veille):
    veille.tolerer("401")
    page = page_de(monde.mir_a)
    page.goto("/mon-compte/")
    page.evaluate(
        """() => {
             document.querySelector("#messages").insertAdjacentHTML("beforebegin",
               '<button id="essai" hx-get="/mandat/" hx-select="h1" hx-target="#cible">Essai</button>' +
               '<p id="cible"></p>');
             htmx.process(document.getElementById("essai"));
           }"""
    )
    Session.objects.all().delete()
    page.locator("#essai").click()
    page.get_by_role("dialog").get_by_label("Mot de passe").fill(MOT_DE_PASSE)
    page.keyboard.press("Enter")
    expect(page.locator("#cible")).to_have_text("Choisir en quelle qualité agir")


def test_apres_reconnexion_les_formulaires_de_la_page_restent_valables(page_de, monde, veille):
    veille.tolerer("401")
    page = page_de(monde.mir_a)
    page.goto("/mandat/")
    Session.objects.all().delete()
    page.evaluate(
        """() => import("/static/mutualisation/js/session.js").then(({envoyer}) => { envoyer("/mandat/"); })"""
    )
    page.get_by_role("dialog").get_by_label("Mot de passe").fill(MOT_DE_PASSE)
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).not_to_be_visible()
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Connexion")


def test_un_refus_recu_par_un_script_est_dit_dans_la_page(page_de, monde, veille):
    veille.tolerer("403")
    page = page_de(monde.mir_a)
    page.goto("/mon-compte/")
    page.evaluate("htmx.ajax('GET', '/comptes/', {target: '#contenu'})")
    expect(page.locator("#messages")).to_have_text("Les comptes sont gérés par les personnes chargées des mandats.")


def test_le_theme_sombre_se_choisit(page_de, monde):
    page = page_de(monde.mir_a)
    page.goto("/aide/")
    page.get_by_role("button", name="Paramètres d’affichage").click()
    page.get_by_text("Thème sombre").click()
    expect(page.locator("html")).to_have_attribute("data-fr-theme", "dark")


@pytest.mark.parametrize("marque", [False, True])
def test_la_marque_de_l_etat_est_un_reglage(page_de, monde, settings, marque):
    settings.MARQUE_ETAT = marque
    page = page_de(monde.mir_a)
    page.goto("/aide/")
    expect(page.locator(".fr-logo")).to_have_count(1 if marque else 0)
    polices = page.evaluate(
        "Promise.all([document.fonts.ready]).then(() => performance.getEntriesByType('resource')"
        ".map((r) => r.name).filter((n) => /woff2?$/.test(n)))"
    )
    assert polices
    assert all(("Marianne" in police) is marque for police in polices), polices
