"""The editor in a real browser: keyboard only, two people, a lost connection, an expired session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from college.plans.actions import modifier_champ
from college.plans.models import Action, PlanTravail
from college.plans.rangement import lire
from mutualisation.mandats.acteur import acteur_de
from tests.attente import attendre
from tests.college.fabriques import action_complete, ajouter_lignes, ligne, objectif, plan_complet, plan_ouvert
from tests.distribution import MOT_DE_PASSE

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.navigateur

ENREGISTRE = "#plan-etat[data-etat=enregistre]"
PERDU = "#plan-etat[data-etat=perdu]"


@pytest.fixture
def plan(monde: Any) -> PlanTravail:
    return plan_ouvert(monde)


@pytest.fixture
def action(monde: Any, plan: PlanTravail) -> Action:
    return action_complete(plan, monde)


def ouvrir(page_de: Any, personne: Any, plan: PlanTravail, **options: Any) -> Page:
    page = page_de(personne, **options)
    page.goto(reverse("plan", args=[plan.pk]))
    return page


def cellule(page: Page, action: Action, champ: str) -> Any:
    return page.locator(f"tr[data-action='{action.pk}'] [data-champ={champ}]").first


def touches(page: Page, *noms: str) -> None:
    for nom in noms:
        page.keyboard.press(nom)


def ecrire(page: Page, texte: str) -> None:
    """Into the cell under the cursor, and back to the grid."""
    page.keyboard.press("Enter")
    page.locator(".boite").wait_for()
    page.keyboard.type(texte)
    page.keyboard.press("Enter")
    page.locator(".boite").wait_for(state="detached")


def focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement.dataset.champ ?? document.activeElement.className"))


def tout_est_parti(page: Page) -> None:
    """Nothing is left on this machine: the server has it all."""
    attendre(lambda: page.evaluate("Object.keys(localStorage).filter((cle) => cle.startsWith('plan-')).length") == 0)


# ── Keyboard only ─────────────────────────────────────────────────────────────


def test_une_action_se_cree_et_se_remplit_au_clavier(page_de: Any, monde: Any, plan: PlanTravail) -> None:
    page = ouvrir(page_de, monde.mir_a, plan)
    bouton = page.locator(".vide").get_by_role("link", name="Ajouter une action")
    bouton.focus()
    page.keyboard.press("Enter")
    # The new line opens on its title.
    page.locator(".boite textarea").wait_for()
    page.keyboard.type("Former un suppléant")
    # Tab goes from cell to cell, each one open.
    page.keyboard.press("Tab")
    page.locator(".boite select[name=fonction]").wait_for()
    touches(page, "ArrowDown", "Tab")
    page.get_by_role("radio", name="Régional").wait_for()
    touches(page, "Space", "Enter")
    touches(page, "ArrowRight")
    ecrire(page, "Prad")
    touches(page, "ArrowRight", "ArrowRight")
    ecrire(page, "24")
    touches(page, "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")
    ecrire(page, "Un suppléant opérationnel")
    touches(page, "ArrowRight")
    ecrire(page, "Gardes assurées")
    tout_est_parti(page)
    action = plan.actions.get()
    faite = lire(action)
    assert (faite.intitule, faite.niveau, faite.resultat, faite.indicateur) == (
        "Former un suppléant", "regional", "Un suppléant opérationnel", "Gardes assurées",
    )  # fmt: skip
    assert faite.jours == {monde.agents.medecin_a.pk: [24, 0, 0]}
    assert faite.objectif == objectif(plan).pk


def test_un_seul_arret_de_tabulation_et_les_fleches(
    page_de: Any, monde: Any, plan: PlanTravail, action: Action
) -> None:
    page = ouvrir(page_de, monde.mir_a, plan)
    arrets = page.locator("#plan-tableau [tabindex='0']")
    assert arrets.count() == 1
    arrets.focus()
    touches(page, "ArrowDown", "ArrowRight", "ArrowRight")
    assert focus(page) == "fonction"
    touches(page, "End")
    assert focus(page) == "indicateur"
    touches(page, "Home")
    assert focus(page) == "plan__numero"
    assert arrets.count() == 1


def test_echap_rend_la_valeur_et_ctrl_z_la_precedente(
    page_de: Any, monde: Any, plan: PlanTravail, action: Action
) -> None:
    page = ouvrir(page_de, monde.mir_a, plan)
    resultat = cellule(page, action, "resultat")
    resultat.click()
    touches(page, "Enter")
    page.keyboard.type("Perdu")
    touches(page, "Escape")
    assert resultat.inner_text() == action.resultat
    ecrire(page, "Nouveau")
    page.locator(ENREGISTRE).wait_for()
    tout_est_parti(page)
    assert focus(page) == "resultat"
    touches(page, "Control+z")
    page.get_by_text("Dernière saisie annulée.").first.wait_for()
    assert cellule(page, action, "resultat").inner_text() == action.resultat


def test_la_boite_des_jours_dit_la_surcharge_aussitot(
    page_de: Any, monde: Any, plan: PlanTravail, action: Action
) -> None:
    page = ouvrir(page_de, monde.mir_a, plan)
    cellule(page, action, "programmes").dblclick()
    page.locator(".boite input").first.fill("190")
    assert page.locator(".boite__total").inner_text() == "Total 190\xa0j · Pradelou dépasse de 14\xa0j"
    page.keyboard.press("Enter")
    page.locator("#plan-panneau").get_by_text("Surcharge de 14").wait_for()


def test_deplacer_dupliquer_supprimer_au_clavier(page_de: Any, monde: Any, plan: PlanTravail) -> None:
    a, b = ajouter_lignes(plan, acteur_de(monde.mir_a), [ligne(plan, monde, intitule=nom) for nom in "AB"])
    page = ouvrir(page_de, monde.mir_a, plan)
    cellule(page, a, "intitule").click()
    touches(page, "Alt+ArrowDown")
    page.locator("#plan-annonce", has_text="Déplacement enregistré.").wait_for(state="attached")
    assert list(plan.actions.order_by("rang")) == [b, a]
    attendre(lambda: "plan__numero" in focus(page))
    touches(page, "Enter")
    page.get_by_role("button", name="Dupliquer").wait_for()
    touches(page, "Tab", "Enter")
    page.locator("#plan-annonce", has_text="Copie ajoutée").wait_for(state="attached")
    assert plan.actions.count() == 3
    touches(page, "Home", "Delete")
    page.get_by_text("Vous pouvez annuler.").first.wait_for()
    assert plan.actions.count() == 2
    page.locator("#plan-bulle").get_by_role("button", name="Annuler").click()
    attendre(lambda: plan.actions.count() == 3)


def test_ce_qui_manque_porte_son_numero_et_mene_a_sa_cellule(page_de: Any, monde: Any, plan: PlanTravail) -> None:
    action = action_complete(plan, monde, resultat="")
    page = ouvrir(page_de, monde.mir_a, plan)
    lien = page.locator(f"[data-cible='{action.pk}-resultat']")
    case = cellule(page, action, "resultat")
    assert case.inner_text().split() == [lien.get_attribute("data-numero"), "À", "compléter"]
    lien.click()
    assert focus(page) == "resultat"
    ecrire(page, "Un suppléant")
    lien.wait_for(state="detached")
    assert case.inner_text() == "Un suppléant"


# ── Two people, one cell ──────────────────────────────────────────────────────


@pytest.mark.parametrize(("garder", "attendu"), [("La vôtre", "La mienne"), ("Étienne Malbourg", "La sienne")])
def test_le_second_voit_les_deux_valeurs_et_choisit(
    page_de: Any, veille: Any, monde: Any, plan: PlanTravail, action: Action, garder: str, attendu: str
) -> None:
    veille.tolerer("409")
    page = ouvrir(page_de, monde.mir_a, plan)
    par = acteur_de(monde.medecin_a2)
    modifier_champ(action=action, champ="resultat", valeur="La sienne", revision=0, par=par)
    cellule(page, action, "resultat").click()
    ecrire(page, "La mienne")
    conflit = page.locator(".plan__conflit")
    conflit.wait_for()
    assert "La mienne" in conflit.inner_text()
    assert "La sienne" in conflit.inner_text()
    action.refresh_from_db()
    assert action.resultat == "La sienne"
    conflit.get_by_text(garder).click()
    conflit.get_by_role("button", name="Garder ce choix").click()
    conflit.wait_for(state="detached")
    action.refresh_from_db()
    assert action.resultat == attendu
    assert cellule(page, action, "resultat").inner_text() == attendu


def test_un_conflit_non_tranche_attend_la_prochaine_visite(
    page_de: Any, veille: Any, monde: Any, plan: PlanTravail, action: Action
) -> None:
    veille.tolerer("409")
    page = ouvrir(page_de, monde.mir_a, plan)
    par = acteur_de(monde.medecin_a2)
    modifier_champ(action=action, champ="resultat", valeur="La sienne", revision=0, par=par)
    cellule(page, action, "resultat").click()
    ecrire(page, "La mienne")
    page.locator(".plan__conflit").wait_for()
    page.reload()
    page.locator(".plan__conflit").get_by_text("La mienne").wait_for()


def test_les_saisies_des_autres_arrivent_d_elles_memes(
    page_de: Any, monde: Any, plan: PlanTravail, action: Action
) -> None:
    page = ouvrir(page_de, monde.mir_a, plan)
    par = acteur_de(monde.medecin_a2)
    modifier_champ(action=action, champ="resultat", valeur="Arrivé seul", revision=0, par=par)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_text("Arrivé seul").wait_for()
    assert "Étienne Malbourg a modifié l’action 1.1" in page.locator("#plan-voisins").inner_text()


# ── Nothing typed is lost ─────────────────────────────────────────────────────


def test_connexion_perdue_puis_retrouvee(
    page_de: Any, veille: Any, monde: Any, plan: PlanTravail, action: Action
) -> None:
    veille.tolerer("ERR_INTERNET_DISCONNECTED")
    page = ouvrir(page_de, monde.mir_a, plan)
    page.context.set_offline(True)
    cellule(page, action, "resultat").click()
    ecrire(page, "Tapé hors ligne")
    page.locator(PERDU).wait_for()
    assert page.locator("#plan-etat").inner_text() == (
        "Non enregistré : connexion perdue. Vos saisies sont gardées sur ce poste."
    )
    assert cellule(page, action, "resultat").inner_text() == "Tapé hors ligne"
    page.context.set_offline(False)
    page.locator(ENREGISTRE).wait_for()
    attendre(lambda: plan.actions.get().resultat == "Tapé hors ligne")


def test_une_page_fermee_avant_l_envoi_le_reprend_a_la_visite_suivante(
    page_de: Any, veille: Any, monde: Any, plan: PlanTravail, action: Action
) -> None:
    veille.tolerer("ERR_INTERNET_DISCONNECTED|ERR_ABORTED")
    page = ouvrir(page_de, monde.mir_a, plan)
    page.on("dialog", lambda dialogue: dialogue.accept())
    page.context.set_offline(True)
    cellule(page, action, "resultat").click()
    ecrire(page, "Gardé sur le poste")
    page.locator(PERDU).wait_for()
    page.context.set_offline(False)
    page.goto(reverse("plan", args=[plan.pk]))
    page.locator(ENREGISTRE).wait_for()
    attendre(lambda: plan.actions.get().resultat == "Gardé sur le poste")


def test_session_expiree_on_se_reconnecte_et_la_saisie_part(
    page_de: Any, veille: Any, monde: Any, plan: PlanTravail, action: Action
) -> None:
    veille.tolerer("401")
    page = ouvrir(page_de, monde.mir_a, plan)
    Session.objects.all().delete()
    cellule(page, action, "resultat").click()
    ecrire(page, "Avant l’expiration")
    page.locator("#session-expiree[open]").wait_for()
    page.get_by_label("Mot de passe").fill(MOT_DE_PASSE)
    page.get_by_role("button", name="Me reconnecter et reprendre").click()
    page.locator(ENREGISTRE).wait_for()
    attendre(lambda: plan.actions.get().resultat == "Avant l’expiration")


def test_une_valeur_refusee_reste_a_corriger(
    page_de: Any, veille: Any, monde: Any, plan: PlanTravail, action: Action
) -> None:
    veille.tolerer("422")
    page = ouvrir(page_de, monde.mir_a, plan)
    cellule(page, action, "intitule").click()
    page.keyboard.press("Enter")
    page.locator(".boite textarea").fill("")
    page.keyboard.press("Enter")
    page.locator(".boite__erreur").get_by_text("L’intitulé de l’action est obligatoire.").wait_for()
    page.locator(".boite textarea").fill("Corrigé")
    page.keyboard.press("Enter")
    page.locator(ENREGISTRE).wait_for()
    attendre(lambda: plan.actions.get().intitule == "Corrigé")


# ── Paste, submit, without script, on a phone ─────────────────────────────────


def test_coller_montre_puis_ecrit(page_de: Any, monde: Any, plan: PlanTravail, action: Action) -> None:
    page = ouvrir(page_de, monde.mir_a, plan)
    cellule(page, action, "resultat").click()
    page.evaluate(
        """(texte) => {
          const presse = new DataTransfer();
          presse.setData("text/plain", texte);
          document.activeElement.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: presse, bubbles: true, cancelable: true }));
        }""",
        "Un résultat\tUn indicateur",
    )
    dialogue = page.locator("#plan-collage[open]")
    dialogue.wait_for()
    assert "2\xa0cellules changeront" in dialogue.inner_text()
    assert plan.actions.get().resultat == action.resultat
    dialogue.get_by_role("button", name="Coller 2").click()
    page.get_by_text("2\xa0cellules collées.").first.wait_for()
    assert plan.actions.get().indicateur == "Un indicateur"


def test_soumettre_nomme_ce_qui_est_fige(page_de: Any, monde: Any) -> None:
    plan = plan_complet(monde)
    page = ouvrir(page_de, monde.mir_a, plan)
    page.get_by_role("link", name="Soumettre au CTRI").click()
    dialogue = page.locator("#soumettre.fr-modal--opened")
    dialogue.wait_for()
    assert "3\xa0actions, 48\xa0j" in dialogue.inner_text()
    dialogue.get_by_text("J’ai vérifié").click()
    dialogue.get_by_role("button", name="Soumettre la version 1").click()
    page.get_by_text("texte et chiffres figés").first.wait_for()
    plan.dossier.refresh_from_db()
    assert plan.dossier.version == 1


def test_sans_script_une_action_est_une_page(page_de: Any, monde: Any, plan: PlanTravail, action: Action) -> None:
    page = ouvrir(page_de, monde.mir_a, plan, javascript=False)
    page.get_by_role("link", name="Former un suppléant").click()
    page.get_by_label("Résultat attendu").fill("Sans script")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_text("« Former un suppléant à l’alerte »".replace(" ", "\u202f", 1)).first.wait_for(state="attached")
    assert plan.actions.get().resultat == "Sans script"


def test_sur_telephone_pas_de_grille_mais_des_formulaires(
    page_de: Any, monde: Any, plan: PlanTravail, action: Action
) -> None:
    page = ouvrir(page_de, monde.mir_a, plan, largeur=390)
    assert page.locator("[role=grid]").count() == 0
    page.get_by_role("link", name="Former un suppléant").click()
    page.get_by_label("Indicateur").fill("Depuis le téléphone")
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_url("**/plans/*/**")
    attendre(lambda: plan.actions.get().indicateur == "Depuis le téléphone")
