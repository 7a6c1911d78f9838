"""The year of one region, in a browser: meetings, rules of the college, questions both ways, a session by vote."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from college.reunions import actions as reunions
from ctri.seances import actions as seances
from ctri.seances.models import EtatPresence
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import horloge, maintenant
from tests.college.reglement import fabriques as reglements
from tests.college.seances_du_college import en_seance, points_de
from tests.parcours.college import SAUVE, College, notes
from tests.parcours.comite import Comite
from tests.parcours.scene import Scene

if TYPE_CHECKING:
    from tests.navigateur.serveur import ServeurPartage

pytestmark = pytest.mark.navigateur
REFERENCE = "services-deconcentres-2007"
ASTREINTE = "Astreinte des fins de semaine"


# ── Meetings ──────────────────────────────────────────────────────────────────
def reunion_du_mois_dernier(monde: Any) -> None:
    """Held a month ago: one point put off, the minutes to approve."""
    with horloge(maintenant() - dt.timedelta(days=30)):
        par = acteur_de(monde.mir_a)
        reunion = en_seance(monde.auvergne, par)
        (point,) = points_de(reunion)
        reunions.traiter(point=point, issue="reporte", par=par)
        reunions.clore(reunion=reunion, par=par)
        reunions.diffuser(reunion=reunion, par=par)


def test_une_reunion_de_la_preparation_au_compte_rendu_approuve(monde: Any, page_de: Any) -> None:
    reunion_du_mois_dernier(monde)
    reglements.ouvert(monde)
    mir, medecin = page_de(monde.mir_a), page_de(monde.medecin_a)
    college = College(monde.auvergne, mir)
    adresse = _preparer(college)
    _le_medecin_ne_la_voit_pas(medecin, adresse)
    college.convoquer("le jour même, alors que les règles demandent")
    _repondre(medecin, adresse)
    college.page.goto(adresse)
    college.ouvrir()
    _tenir(college)
    college.clore()
    college.diffuser()
    _commenter(medecin, adresse, monde.auvergne)
    _approuver_a_la_suivante(college, adresse)
    medecin.goto(adresse)
    expect(medecin.locator("h1")).to_contain_text("Compte rendu approuvé")
    expect(medecin.locator("main")).to_contain_text("Tableau de garde commun")


def _preparer(college: College) -> str:
    """What waits comes with one click each: minutes to approve, first; a point put off; a draft to examine."""
    adresse = college.preparer()
    college.mettre("Débat 1")
    college.mettre("Règlement intérieur")
    college.mettre("compte rendu")
    college.ajouter(ASTREINTE)
    titres = college.contenu.locator(".agenda__titre")
    expect(titres.first).to_contain_text("Compte rendu")
    expect(titres).to_have_count(4)
    expect(college.contenu.locator("#titre-inscrire")).to_have_count(0)
    return adresse


def _le_medecin_ne_la_voit_pas(page: Page, adresse: str) -> None:
    """Nobody is notified, nothing is visible outside (règle C2)."""
    reponse = page.request.get(adresse)
    assert reponse.status == 404


def _repondre(page: Page, adresse: str) -> None:
    page.goto(adresse)
    page.get_by_role("link", name="Répondre à la convocation").click()
    page.locator("main label", has_text="Je viens").click()
    page.locator("main").get_by_role("button", name="Enregistrer").click()
    expect(page.locator("#messages")).to_contain_text("Votre réponse est enregistrée.")


def _tenir(college: College) -> None:
    college.traiter("Approuvé")
    college.bouton("Approuver le compte rendu").click()
    college.dit("approuvé, numéroté et figé")
    college.point(2)
    college.traiter("Débat tenu")
    college.point(3)
    college.rendre_avis("Le collège approuve le texte.")
    # It says why it cannot be closed (règle C2).
    expect(college.contenu.locator("#clore-raison")).to_have_text("1\xa0point est sans issue.")
    college.point(4)
    college.noter("Chaque département garde son astreinte.")
    college.decider("Tableau de garde commun dès juin")
    college.demander("Écrire le tableau de garde", "Dr\xa0Blandine Pradelou")
    expect(college.notes).to_have_value("Chaque département garde son astreinte.")
    college.traiter("Adopté")


def _commenter(page: Page, adresse: str, region: Any) -> None:
    page.goto(adresse)
    contenu = page.locator("main")
    expect(contenu).to_contain_text("Chaque département garde son astreinte.")
    page.get_by_role("textbox", name="Remarque").fill("Le tableau commence le premier juin.")
    contenu.get_by_role("button", name="Envoyer la remarque").click()
    expect(page.locator("#messages")).to_contain_text("Votre remarque est transmise")
    page.goto(f"/regions/{region.pk}/college/actions/?miennes=1")
    expect(page.locator("main")).to_contain_text("Écrire le tableau de garde")


def _approuver_a_la_suivante(college: College, adresse: str) -> None:
    college.page.goto(adresse)
    college.bouton("Prise en compte").click()
    college.dit("prise en compte")
    college.preparer()
    college.mettre("compte rendu")
    college.convoquer("le jour même")
    college.ouvrir()
    college.traiter("Approuvé")
    college.bouton("Approuver le compte rendu").click()
    college.dit("approuvé, numéroté et figé")
    college.clore()


def test_deux_personnes_sur_le_meme_point(monde: Any, page_de: Any, veille: Any) -> None:
    """Nothing lost, both told: the one who writes second, and the one who wrote first, on their open page."""
    veille.tolerer("status of 409")
    par = acteur_de(monde.mir_a)
    reunion = en_seance(monde.auvergne, par)
    reunions.designer_secretaire(reunion=reunion, agent=monde.agents.medecin_a2, par=par)
    premier, second = page_de(monde.mir_a), page_de(monde.medecin_a2)
    for page in (second, premier):
        page.goto(f"/reunions/{reunion.pk}/?point=1")
    notes(premier).press_sequentially("Texte de la présidence.")
    expect(premier.locator("#notes-etat")).to_contain_text(SAUVE)
    # Told by the page itself, before anything is typed.
    expect(second.locator("#notes-autres")).to_contain_text("Dr\xa0Hélène Vasseur a écrit ce point")
    notes(second).press_sequentially("Texte du secrétariat.")
    expect(second.locator("#notes-etat")).to_contain_text("Votre texte n’est pas perdu")
    second.get_by_role("button", name="Enregistrer le texte").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Deux textes pour le point 1")
    expect(second.locator("section[aria-labelledby=titre-sien]")).to_contain_text("Texte de la présidence.")
    mien = notes(second)
    expect(mien).to_have_value("Texte du secrétariat.")
    mien.fill("Texte de la présidence. Texte du secrétariat.")
    second.get_by_role("button", name="Enregistrer le mien à la place").click()
    expect(second.locator("#messages")).to_contain_text("texte enregistré")
    expect(premier.locator("#notes-autres")).to_contain_text("Dr\xa0Étienne Malbourg a écrit ce point")
    expect(notes(premier)).to_have_value("Texte de la présidence.")
    second.get_by_role("link", name="Textes précédents").click()
    expect(second.locator("main")).to_contain_text("Texte de la présidence.")


# ── The college's rules ───────────────────────────────────────────────────────
def test_le_reglement_amende_par_le_comite_est_obei_a_la_reunion_suivante(
    monde: Any, page_de: Any, veille: Any, produire: Callable[[], None]
) -> None:
    veille.tolerer("status of 400")  # a decision without its reason
    scene = Scene(monde, REFERENCE)
    scene.d = replace(scene.d, livrable="reglement_interieur")
    nom, titre = scene.nom, scene.titre
    college = College(monde.auvergne, page_de(monde.mir_a))
    texte = _commencer(college, nom)
    _examiner(college, titre)
    _soumettre(college, texte)
    produire()
    comite = Comite(scene, page_de(monde.secretaire_a), "consensus")
    comite.ouvrir_le_dossier()
    comite.inscrire()
    comite.convoquer()
    _changer_le_preavis(comite)
    comite.decider()
    comite.clore()
    produire()
    college.page.goto(f"/regions/{monde.auvergne.pk}/college/regles/")
    expect(college.contenu).to_contain_text("21\xa0jours")
    college.preparer()
    college.ajouter(ASTREINTE)
    college.convoquer("le jour même, alors que les règles demandent 21\xa0jours.")


def _commencer(college: College, nom: str) -> str:
    college.page.goto(f"/regions/{college.region.pk}/propositions/")
    texte = college.page.get_by_role("row").filter(has_text=re.compile("règlement intérieur", re.IGNORECASE))
    texte.get_by_role("link", name="Commencer").click()
    college.bouton(f"Commencer {nom}").click()
    college.dit("brouillon ouvert")
    # The reason is on the page: no held meeting dealt with it (règle C7).
    expect(college.contenu.locator("#soumettre-raison")).to_be_visible()
    return college.page.url


def _examiner(college: College, titre: str) -> None:
    college.preparer()
    college.mettre(titre)
    college.convoquer("le jour même")
    college.ouvrir()
    college.rendre_avis("Le collège approuve le texte.")
    college.clore()


def _soumettre(college: College, adresse: str) -> None:
    college.page.goto(adresse)
    college.contenu.get_by_role("link", name=re.compile("^Soumettre")).click()
    bouton = college.page.get_by_role("button", name="Soumettre la version 1")
    college.page.locator("form", has=bouton).locator("label[for*=sans_patient]").click()
    bouton.click()
    college.dit("figé")


def _changer_le_preavis(comite: Comite) -> None:
    comite.lien("Modifier le texte").click()
    comite.page.locator("main li a", has_text=re.compile(r"^\s*Règles\s*$")).click()
    comite.page.get_by_label("Préavis de convocation").fill("21")
    comite.bouton("Enregistrer dans le texte à décider").click()
    comite.dit("le texte à décider est à jour")
    comite.lien("Revenir à la séance").click()
    expect(comite.page.locator("section[aria-labelledby=titre-texte] ins").first).to_contain_text("vingt et un")


# ── Questions both ways ───────────────────────────────────────────────────────
def test_une_saisine_dans_chaque_sens_passe_en_un_clic_a_l_ordre_du_jour(monde: Any, page_de: Any) -> None:
    scene = Scene(monde, REFERENCE)
    comite = Comite(scene, page_de(monde.secretaire_a), "consensus")
    college = College(monde.auvergne, page_de(monde.mir_a))
    _le_college_rend_son_avis(comite, college)
    _le_comite_repond(comite, college)


def _le_college_rend_son_avis(comite: Comite, college: College) -> None:
    """Asked by the committee, put on a meeting from the question itself, then answered once approved (règle C4)."""
    adresse = _adresser(comite, ASTREINTE, "au collège")
    reunion = college.preparer()
    college.page.goto(adresse)
    college.bouton("Inscrire : réunion du").click()
    college.dit("Point 1 de la réunion du")
    expect(college.contenu.locator("#titre-agendas + ul")).to_contain_text("point 1")
    expect(college.bouton("Inscrire : réunion du")).to_have_count(0)
    college.page.goto(reunion)
    college.convoquer("le jour même")
    college.ouvrir()
    college.lien("SAI-AUV").click()
    _rendre(college, "Une astreinte régionale suffit en été.", "l’avis", sortant=True)
    comite.page.goto(adresse)
    expect(comite.page.locator("main")).to_contain_text("Une astreinte régionale suffit en été.")
    college.page.goto(reunion)
    college.traiter("Adopté")
    college.clore()


def _le_comite_repond(comite: Comite, college: College) -> None:
    """Asked by the college, put on a session in one click; the answer then waits for the next meeting."""
    adresse = _adresser(college, "Moyens de l’astreinte", "au CTRI")
    comite.page.goto(f"/regions/{college.region.pk}/seances/nouvelle/")
    comite.page.get_by_label("Date").fill(comite.jour.isoformat())
    comite.page.get_by_label("Lieu").fill("Salle du conseil")
    comite.bouton("Préparer la séance").click()
    comite.page.goto(adresse)
    comite.bouton("Inscrire : CTRI du").click()
    comite.dit("Point 1 de l’ordre du jour")
    _rendre(comite, "Le CTRI finance l’astreinte.", "la réponse", sortant=False)
    college.page.goto(adresse)
    expect(college.contenu).to_contain_text("Le CTRI finance l’astreinte.")
    college.preparer()
    college.contenu.locator("#titre-inscrire + ul").get_by_role("button", name="SAI-AUV").click()
    expect(college.contenu.locator(".agenda__titre")).to_contain_text("Moyens de l’astreinte")


def _adresser(cote: Comite | College, objet: str, vers: str) -> str:
    """Write the question and send it; what leaves the college is confirmed (règle C8)."""
    page = cote.page
    page.goto(f"/regions/{cote.region.pk}/saisines/")
    cote.lien("Nouvelle saisine").click()
    page.get_by_label("Objet").fill(objet)
    page.get_by_role("textbox", name="Question").fill(f"{objet} : que faire ?")
    page.get_by_label("Réponse attendue le").fill((cote.jour + dt.timedelta(days=20)).isoformat())
    cote.bouton("Enregistrer le brouillon").click()
    cote.dit("Brouillon enregistré")
    adresse = page.url
    cote.lien(f"Adresser {vers}").click()
    if vers == "au CTRI":
        page.locator("label[for=id_sans_patient]").click()
    cote.page.locator("main").get_by_role("button", name="Adresser", exact=True).click()
    cote.dit("adressée")
    return adresse


def _rendre(cote: Comite | College, texte: str, nom: str, *, sortant: bool) -> None:
    """Write, present, approve, send: nothing is read before the last of them."""
    cote.lien(f"Rédiger {nom}").click()
    cote.page.get_by_role("textbox", name="Texte").fill(texte)
    cote.bouton("Enregistrer").click()
    cote.dit("Texte enregistré.")
    cote.bouton("Présenter le projet").click()
    cote.bouton(f"Approuver {nom}").click()
    cote.lien(f"Rendre {nom}").click()
    if sortant:
        cote.page.locator("label[for=id_sans_patient]").click()
    cote.bouton(f"Rendre {nom}").click()
    cote.dit("ne changera plus")


# ── A session by vote ─────────────────────────────────────────────────────────
def test_sans_quorum_rien_ne_se_vote_et_une_procuration_de_trop_se_refuse(
    monde: Any, page_de: Any, veille: Any, serveur: ServeurPartage, produire: Callable[[], None]
) -> None:
    veille.tolerer("status of 400")  # the decision refused
    scene = Scene(monde, REFERENCE)
    dossier = reglements.soumis(monde)
    produire()
    comite = Comite(scene, page_de(monde.secretaire_a), "vote")
    comite.adopter_le_vote()
    with serveur.suspendu():
        seance = _convoquee(monde, dossier)
    _donner(page_de(monde.chef_local_a), seance.pk)
    trop = page_de(monde.chef_local_a2)
    _donner(trop, seance.pk, accepte=False)
    comite.page.goto(f"/seances/{seance.pk}/")
    comite._pointer(0)
    comite.bouton("Ouvrir la séance").click()
    comite.dit("La séance est ouverte.")
    contenu = comite.page.locator("main")
    expect(contenu).to_contain_text("Quorum non atteint\xa0: 1\xa0membre présent, 3 requis. Le vote est suspendu.")
    expect(contenu.locator("form.vote")).to_have_count(0)
    comite.page.locator("label[for=issue-valider]").click()
    comite.bouton("Voir l’effet de la décision").click()
    comite.bouton("Constater la décision").click()
    expect(contenu.get_by_role("alert")).to_contain_text("Quorum non atteint")
    expect(comite.page.locator("#issue-valider")).to_be_checked()


def _convoquee(monde: Any, dossier: Any) -> Any:
    par, debut = acteur_de(monde.secretaire_a), maintenant()
    seance = seances.creer(
        region=monde.auvergne, debut=debut, fin_prevue=debut + dt.timedelta(hours=2), lieu="Siège", par=par
    )
    seances.inscrire_dossier(seance=seance, dossier=dossier, par=par)
    seances.convoquer(seance=seance, par=par)
    assert not seance.presences.exclude(etat=EtatPresence.ATTENDU).exists()
    return seance


def _donner(page: Page, seance: int, *, accepte: bool = True) -> None:
    """To the presidency, who may bear one proxy."""
    page.goto(f"/seances/{seance}/")
    page.get_by_role("link", name="Donner procuration").click()
    page.get_by_label("Procuration donnée à").select_option(index=1)
    choisi = page.get_by_label("Procuration donnée à").input_value()
    page.locator("main").get_by_role("button", name="Donner procuration").click()
    if accepte:
        expect(page.locator("main")).to_contain_text("Procuration à")
        return
    expect(page.locator("main")).to_contain_text("porte déjà le nombre maximal de procurations (1).")
    expect(page.get_by_label("Procuration donnée à")).to_have_value(choisi)
