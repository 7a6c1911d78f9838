"""The home page as the mock-up fills it: reading order, names of the controls, empty states, phone."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from mutualisation.accueil import composition
from mutualisation.accueil.registre import Echeance, Registre
from tests.mutualisation.accueil.decor import JOUR, VISITE, planter
from tests.navigateur import LARGEUR_BUREAU, LARGEUR_TELEPHONE

BLOCS = ["À faire", "J’attends", "Chiffres clés", "Depuis votre dernière visite", "Où en est le cycle"]


@pytest.fixture
def page_pleine(page_de, monde, monkeypatch):
    planter(monkeypatch)
    monde.mir_a.derniere_visite = VISITE
    monde.mir_a.save(update_fields=["derniere_visite"])

    def ouvrir(largeur=LARGEUR_BUREAU):
        page = page_de(monde.mir_a, largeur=largeur)
        page.goto("/")
        return page

    return ouvrir


@pytest.mark.navigateur
def test_le_retard_d_abord_puis_ce_qui_bloque_la_seance(page_pleine):
    page = page_pleine()
    titres = page.locator(".tache h3 a").all_inner_texts()
    assert titres[:2] == [
        "Rendre l’avis du collège demandé par le CTRI",
        "Reprendre et soumettre le plan de travail 2008",
    ]
    page.locator(".fr-sr-only").evaluate_all("hors => hors.forEach((texte) => texte.remove())")
    pleins = page.locator(".tache__acte a:not(.fr-btn--secondary)").all_inner_texts()
    assert [texte.split(" :")[0].split("\u00a0:")[0] for texte in pleins] == [
        "Valider l’avis",
        "Reprendre la version 2",
    ]


@pytest.mark.navigateur
def test_le_bouton_et_le_titre_menent_au_meme_endroit_le_bouton_a_le_nom_le_plus_long(page_pleine):
    page = page_pleine()
    ligne = page.locator(".tache").first
    titre, bouton = ligne.locator("h3 a"), ligne.locator(".tache__acte a")
    assert titre.get_attribute("href") == bouton.get_attribute("href")
    expect(bouton).to_have_accessible_name("Valider l’avis\u00a0: Rendre l’avis du collège demandé par le CTRI")


@pytest.mark.navigateur
@pytest.mark.parametrize("largeur", [LARGEUR_BUREAU, LARGEUR_TELEPHONE])
def test_l_ordre_de_lecture_est_celui_du_telephone(page_pleine, largeur):
    page = page_pleine(largeur)
    assert page.locator("main h2").all_inner_texts() == [*BLOCS, "Service par service"]


@pytest.mark.navigateur
def test_au_telephone_l_ordre_visible_suit_l_ordre_de_lecture(page_pleine):
    page = page_pleine(LARGEUR_TELEPHONE)
    hauteurs = [titre.bounding_box()["y"] for titre in page.locator("main h2").all()]
    assert hauteurs == sorted(hauteurs)
    expect(page.get_by_role("columnheader", name="Écart")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Médecins")).not_to_be_visible()


@pytest.mark.navigateur
def test_une_seule_des_deux_images_du_cycle_est_montree(page_pleine):
    for largeur, large in ((LARGEUR_BUREAU, True), (LARGEUR_TELEPHONE, False)):
        page = page_pleine(largeur)
        expect(page.locator(".cycle__large svg")).to_be_visible(visible=large)
        expect(page.locator(".cycle__etroit svg")).to_be_visible(visible=not large)


def test_rien_a_faire_dit_la_prochaine_echeance(client, monde, connecte, monkeypatch):
    registre = Registre()
    registre.inscrire(
        "echeances",
        lambda acteur, region: [
            Echeance(dt.date(2008, 1, 10), "CTRI du 10 janvier 2008"),
            Echeance(dt.date(2008, 3, 4), "CTRI du 4 mars 2008"),
            Echeance(dt.date(2008, 2, 5), "CTRI du 5 février 2008"),
        ],
    )
    monkeypatch.setattr(composition, "registre", registre)
    monkeypatch.setattr(composition, "aujourdhui", lambda fuseau=None: JOUR)
    page = connecte(client, monde.mir_a).get("/").content.decode()
    assert "Rien à faire aujourd’hui. Prochaine échéance\u00a0: CTRI du 5\u00a0février\u00a02008." in page
    assert "Vous n’attendez aucune réponse." in page
