"""The editor's pages without script: the same work, form by form."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from college.plans.actions import modifier_champ
from college.plans.models import Action, PlanTravail
from college.plans.rangement import lire
from mutualisation.mandats.acteur import acteur_de
from tests.college.fabriques import objectif


def formulaire(action: Action, **champs: Any) -> dict[str, Any]:
    """What the form page posts back, with some fields changed."""
    ligne_lue = lire(action)
    recu = {
        "intitule": ligne_lue.intitule,
        "objectif": ligne_lue.objectif,
        "fonction": ligne_lue.fonction,
        "niveau": ligne_lue.niveau,
        "pilote": ligne_lue.pilote,
        "contributeurs": ligne_lue.contributeurs,
        "debut": ligne_lue.debut,
        "fin": ligne_lue.fin,
        "resultat": ligne_lue.resultat,
        "indicateur": ligne_lue.indicateur,
        **{f"{genre}-{a}": parts[n] for a, parts in ligne_lue.jours.items() for n, genre in
           enumerate(("programmes", "annualises", "reserve"))},
    }  # fmt: skip
    return recu | {f"revision-{code}": 0 for code in recu} | champs


def test_la_page_de_l_action_enregistre_tout_d_un_coup(mir: Client, monde: Any, action: Action) -> None:
    autre = monde.agents.medecin_a2.pk
    adresse = reverse("action", args=[action.plan_id, action.pk])
    assert "Former un suppléant" in mir.get(adresse).content.decode()
    champs = {"resultat": "Un autre", "pilote": autre, f"programmes-{autre}": 7, "debut": 1, "fin": 12}
    assert mir.post(adresse, formulaire(action, **champs)).status_code == 302
    apres = lire(action.plan.actions.get())
    assert (apres.resultat, apres.pilote, apres.debut, apres.fin) == ("Un autre", autre, 1, 12)
    assert apres.jours == {autre: [7, 0, 0], monde.agents.medecin_a.pk: [12, 0, 4]}


def test_une_erreur_se_lit_au_champ_et_rien_n_est_enregistre(mir: Client, action: Action) -> None:
    reponse = mir.post(
        reverse("action", args=[action.plan_id, action.pk]),
        formulaire(action, resultat="Nouveau", debut=9, fin=2),
    )
    texte = reponse.content.decode()
    assert reponse.status_code == 200
    assert "Le dernier mois précède le premier." in texte
    assert "Nouveau" in texte
    action.refresh_from_db()
    assert action.resultat != "Nouveau"


def test_le_conflit_se_tranche_aussi_sans_script(mir: Client, monde: Any, action: Action) -> None:
    adresse = reverse("action", args=[action.plan_id, action.pk])
    par = acteur_de(monde.medecin_a2)
    modifier_champ(action=action, champ="resultat", valeur="La sienne", revision=0, par=par)
    saisie = formulaire(action, resultat="La mienne", indicateur="Autre indicateur")
    reponse = mir.post(adresse, saisie)
    assert reponse.status_code == 200
    assert "La sienne" in reponse.content.decode()
    action.refresh_from_db()
    # The other cells of the form are kept; only the disputed one waits.
    assert (action.resultat, action.indicateur) == ("La sienne", "Autre indicateur")
    revisions = {"revision-resultat": 1, "revision-indicateur": 1, "garder-resultat": "mienne"}
    assert mir.post(adresse, saisie | revisions).status_code == 302
    action.refresh_from_db()
    assert action.resultat == "La mienne"


def test_une_action_refusee_n_est_pas_creee(mir: Client, plan: PlanTravail) -> None:
    adresse = reverse("action_nouvelle", args=[plan.pk])
    assert mir.get(adresse, {"objectif": objectif(plan).pk}).status_code == 200
    reponse = mir.post(adresse, {"intitule": "", "debut": "", "fin": ""})
    assert reponse.status_code == 200
    assert "L’intitulé de l’action est obligatoire." in reponse.content.decode()
    assert not plan.actions.exists()
    donnees = {"intitule": "Former", "objectif": objectif(plan, 2).pk, "debut": "3", "fin": ""}
    assert mir.post(adresse, donnees).status_code == 302
    assert (plan.actions.get().debut, plan.actions.get().fin) == (3, 3)


def test_capacite_motif_et_changements(mir: Client, monde: Any, plan: PlanTravail) -> None:
    agent = monde.agents.medecin_a.pk
    capacite = reverse("plan_capacite", args=[plan.pk, agent])
    assert "176\xa0j" in mir.get(capacite).content.decode().replace(" j", "\xa0j")
    reglages = {"conges": 45, "formation": 5, "reserve": 20, "prete": 0, "hors_plan": 90, "motif": "Prévu."}
    assert mir.post(capacite, reglages).status_code == 302
    assert plan.capacites.get().motif_surcharge == "Prévu."
    trop = mir.post(capacite, reglages | {"conges": 300})
    assert trop.status_code == 200
    assert "réduisez-les" in trop.content.decode()
    motif = reverse("plan_motif", args=[plan.pk, objectif(plan, 3).pk])
    assert mir.get(motif).status_code == 200
    assert mir.post(motif, {"texte": "Faute de médecin formé."}).status_code == 302
    changements = reverse("plan_changements", args=[plan.pk])
    assert mir.post(changements, {"texte": "Une astreinte régionale."}).status_code == 302
    texte = mir.get(reverse("plan", args=[plan.pk])).content.decode()
    assert "Faute de médecin formé." in texte
    assert "Une astreinte régionale." in texte
