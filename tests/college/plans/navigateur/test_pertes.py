"""Nothing typed is lost: no connection, an expired session, a closed page, a refused value, a slow server."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from college.plans.models import Action, PlanTravail
from tests.college.fabriques import action_complete
from tests.college.plans.navigateur.conftest import Ouvrir
from tests.college.plans.navigateur.grille import Grille
from tests.distribution import MOT_DE_PASSE

pytestmark = pytest.mark.navigateur
PERDU = "Non enregistré : connexion perdue. Vos saisies sont gardées sur ce poste."


def taper_hors_ligne(grille: Grille, action: Action, texte: str) -> None:
    grille.page.context.set_offline(True)
    grille.cellule(action, "resultat").click()
    grille.ecrire(texte)
    expect(grille.etat).to_have_text(PERDU)


def test_connexion_perdue_puis_retrouvee(ouvrir: Ouvrir, veille: Any, action: Action) -> None:
    veille.tolerer("ERR_INTERNET_DISCONNECTED")
    grille = ouvrir()
    taper_hors_ligne(grille, action, "Tapé hors ligne")
    expect(grille.cellule(action, "resultat")).to_have_text("Tapé hors ligne")
    grille.page.context.set_offline(False)
    grille.tout_est_parti()
    expect(grille.etat).to_contain_text("Enregistré à")
    assert grille.valeur(action, "resultat") == "Tapé hors ligne"


def test_une_page_fermee_avant_l_envoi_le_reprend_a_la_visite_suivante(
    ouvrir: Ouvrir, veille: Any, plan: PlanTravail, action: Action
) -> None:
    veille.tolerer("ERR_INTERNET_DISCONNECTED")
    grille = ouvrir()
    # The page asks before leaving what is not saved.
    grille.page.on("dialog", lambda dialogue: dialogue.accept())
    # Nothing of this visit reaches the server any more, even once the connection is back.
    bloquer(grille.page)
    grille.cellule(action, "resultat").click()
    veille.tolerer("ERR_FAILED")
    grille.ecrire("Gardé sur le poste")
    expect(grille.etat).to_have_text(PERDU)
    debloquer(grille.page)
    grille.ouvrir(plan).pret()
    grille.tout_est_parti()
    expect(grille.cellule(action, "resultat")).to_have_text("Gardé sur le poste")
    assert grille.valeur(action, "resultat") == "Gardé sur le poste"


def bloquer(page: Page) -> None:
    page.route("**/cellules/**", lambda route: route.abort())


def debloquer(page: Page) -> None:
    page.goto("about:blank")
    page.unroute("**/cellules/**")


def test_session_expiree_on_se_reconnecte_et_la_saisie_part(ouvrir: Ouvrir, veille: Any, action: Action) -> None:
    veille.tolerer("401")
    grille = ouvrir()
    grille.en_base(lambda: Session.objects.all().delete())
    grille.cellule(action, "resultat").click()
    grille.ecrire("Avant l’expiration")
    grille.page.locator("#session-expiree[open]").wait_for()
    grille.page.get_by_label("Mot de passe").fill(MOT_DE_PASSE)
    grille.page.get_by_role("button", name="Me reconnecter et reprendre").click()
    grille.tout_est_parti()
    expect(grille.etat).to_contain_text("Enregistré à")
    assert grille.valeur(action, "resultat") == "Avant l’expiration"


def test_une_valeur_refusee_reste_a_corriger(ouvrir: Ouvrir, veille: Any, action: Action) -> None:
    veille.tolerer("422")
    grille = ouvrir()
    grille.cellule(action, "intitule").click()
    grille.touches("Enter")
    champ = grille.boite.locator("textarea")
    champ.fill("")
    grille.touches("Enter")
    expect(grille.boite.locator(".boite__erreur")).to_have_text("L’intitulé de l’action est obligatoire.")
    champ.fill("Corrigé")
    grille.touches("Enter")
    grille.boite.wait_for(state="detached")
    grille.tout_est_parti()
    assert grille.valeur(action, "intitule") == "Corrigé"


def test_une_saisie_en_attente_survit_au_retour_de_sa_ligne(ouvrir: Ouvrir, monde: Any, plan: PlanTravail) -> None:
    action = action_complete(plan, monde, pilote=None, jours={})
    grille = ouvrir()
    retenues: list[Route] = []
    grille.page.route("**/cellules/**", lambda route: retenues.append(route))
    grille.cellule(action, "intitule").click()
    with grille.page.expect_request("**/cellules/intitule/"):
        grille.ecrire("Un autre titre")
    grille.cellule(action, "pilote").click()
    grille.ecrire("P")
    with grille.page.expect_request("**/cellules/pilote/"):
        retenues[0].continue_()
    # The row is back with its new title; the lead is still on its way.
    expect(grille.cellule(action, "pilote")).to_contain_text("Pradelou")
    grille.touches("ArrowRight", "ArrowRight", "Enter")
    expect(grille.boite.get_by_label("Pradelou")).to_be_focused()
    grille.touches("Escape")
    retenues[1].continue_()
    grille.tout_est_parti()


def test_le_panneau_suit_la_derniere_saisie_meme_quand_le_serveur_tarde(
    ouvrir: Ouvrir, monde: Any, plan: PlanTravail
) -> None:
    action = action_complete(plan, monde, resultat="", indicateur="")
    grille = ouvrir()
    ancien = grille.page.request.get(reverse("plan_panneau", args=[plan.pk]))
    retenues: list[Route] = []
    grille.page.route("**/panneau/", lambda route: retenues.append(route), times=1)
    grille.cellule(action, "resultat").click()
    with grille.page.expect_request("**/panneau/"):
        grille.ecrire("Un résultat")
    grille.touches("ArrowRight")
    grille.ecrire("Un indicateur")
    grille.tout_est_parti()
    # The answer that comes now was asked before the second value was saved.
    retenues[0].fulfill(body=ancien.text(), content_type="text/html")
    expect(grille.panneau.locator("[data-cible$='-indicateur'], [data-cible$='-resultat']")).to_have_count(0)
