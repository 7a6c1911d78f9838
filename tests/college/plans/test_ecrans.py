"""The editor over HTTP: the page, its fragments, and what the grid's script posts."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from college.plans.actions import modifier_champ
from college.plans.models import Action, PlanTravail
from ctri.dossiers.etats import Etat
from mutualisation.mandats.acteur import acteur_de
from tests.college.fabriques import ajouter_lignes, ligne, objectif
from tests.college.plans.ecrans import JSON, cellule, figer

# ── Page and fragments ────────────────────────────────────────────────────────


def test_la_page_montre_le_tableau_la_capacite_et_ce_qui_manque(mir: Client, plan: PlanTravail, action: Action) -> None:
    page = mir.get(reverse("plan", args=[plan.pk]))
    texte = page.content.decode()
    assert "Former un suppléant à l’alerte" in texte
    assert "3\xa0points à compléter avant de soumettre" in texte
    assert "Capacité par médecin" in texte
    assert "Soumettre au CTRI" in texte
    assert "3\xa0points à compléter" in texte


def test_un_plan_vide_dit_par_ou_commencer(mir: Client, plan: PlanTravail) -> None:
    texte = mir.get(reverse("plan", args=[plan.pk])).content.decode()
    assert "Le plan de travail 2027 est vide." in texte
    assert "Partez d’un objectif du CTRI" in texte


@pytest.mark.parametrize("par", ["objectif", "medecin", "territoire", "trimestre", "inconnu"])
def test_quatre_regroupements_et_le_meme_total(mir: Client, plan: PlanTravail, action: Action, par: str) -> None:
    texte = mir.get(reverse("plan", args=[plan.pk]), {"grouper": par}).content.decode()
    assert "Total\xa0: 1\xa0action, 16\xa0j" in texte


def test_le_filtre_reste_dans_l_adresse_et_compte(mir: Client, plan: PlanTravail, monde: Any, action: Action) -> None:
    ajouter_lignes(plan, acteur_de(monde.mir_a), [ligne(plan, monde, intitule="Inspecter les EHPAD")])
    texte = mir.get(reverse("plan", args=[plan.pk]), {"q": "ehpad"}).content.decode()
    assert "Total affiché\xa0: 1\xa0action" in texte
    assert "1 sur 2" in texte
    assert "Former un suppléant" not in texte


@pytest.mark.parametrize("nom", ["plan", "plan_tableau", "plan_panneau"])
def test_le_nombre_de_requetes_ne_depend_pas_du_nombre_d_actions(
    mir: Client, plan: PlanTravail, monde: Any, nom: str
) -> None:
    equipe = {a.pk: [3, 1, 1] for a in (monde.agents.medecin_a, monde.agents.medecin_a2)}
    lignes = [ligne(plan, monde, rang=1 + n % 4, jours=equipe) for n in range(10)]
    par, adresse = acteur_de(monde.mir_a), reverse(nom, args=[plan.pk])

    def requetes() -> int:
        # What the process kept of the page would hide what it costs.
        caches["morceaux"].clear()
        with CaptureQueriesContext(connection) as captures:
            assert mir.get(adresse).status_code == 200
        return len(captures)

    ajouter_lignes(plan, par, lignes)
    requetes()
    petit = requetes()
    ajouter_lignes(plan, par, lignes * 9)
    assert requetes() == petit


def test_fige_la_page_se_lit_sans_s_ecrire(mir: Client, plan: PlanTravail, action: Action) -> None:
    figer(plan)
    texte = mir.get(reverse("plan", args=[plan.pk])).content.decode()
    assert "est figé depuis sa soumission" in texte
    assert "Voir le dossier" in texte
    assert "principal.js" not in texte
    assert mir.post(cellule(action, "resultat"), {"resultat": "x"}, **JSON).status_code == 403


def test_un_destinataire_ne_lit_pas_le_brouillon(client: Client, monde: Any, connecte: Any, plan: PlanTravail) -> None:
    connecte(client, monde.chef_local_a)
    assert client.get(reverse("plan", args=[plan.pk])).status_code == 404
    figer(plan, Etat.RENVOYEE)
    reponse = client.get(reverse("plan", args=[plan.pk]))
    assert reponse.status_code == 403
    assert "jamais le brouillon" in reponse.content.decode()


# ── Cells ─────────────────────────────────────────────────────────────────────


def test_une_cellule_enregistree_rend_sa_ligne_et_les_totaux(mir: Client, monde: Any, action: Action) -> None:
    corps = {f"programmes-{monde.agents.medecin_a.pk}": "20", "revision": "0"}
    reponse = mir.post(cellule(action, "programmes"), corps, **JSON).json()
    cibles = {f["cible"]: f["html"] for f in reponse["fragments"]}
    groupe = f"objectif-{action.objectif_id}"
    assert set(cibles) == {f"groupe-{groupe}", f"ligne-{groupe}-{action.pk}", "totaux"}
    assert "24\xa0j" in cibles["totaux"]
    assert "Pradelou 24" in cibles[f"ligne-{groupe}-{action.pk}"]
    assert reponse["heure"]


def test_regroupee_par_medecin_une_action_revient_dans_chaque_groupe(mir: Client, monde: Any, action: Action) -> None:
    corps = {f"programmes-{a.pk}": "5" for a in (monde.agents.medecin_a, monde.agents.medecin_a2)}
    reponse = mir.post(cellule(action, "programmes") + "?grouper=medecin", corps | {"revision": "0"}, **JSON).json()
    lignes = [f["cible"] for f in reponse["fragments"] if f["cible"].startswith("ligne-")]
    assert lignes == [f"ligne-medecin-{a.pk}-{action.pk}" for a in (monde.agents.medecin_a2, monde.agents.medecin_a)]


def test_une_valeur_refusee_dit_pourquoi(mir: Client, action: Action) -> None:
    reponse = mir.post(cellule(action, "periode"), {"debut": "9", "fin": "2", "revision": "0"}, **JSON)
    assert reponse.status_code == 422
    assert reponse.json()["raison"] == "Le dernier mois précède le premier."


def test_le_conflit_montre_les_deux_valeurs_puis_le_choix_tranche(mir: Client, monde: Any, action: Action) -> None:
    par = acteur_de(monde.medecin_a2)
    modifier_champ(action=action, champ="periode", valeur={"debut": 3, "fin": 6}, revision=0, par=par)
    mienne = {"debut": "4", "fin": "9"}
    reponse = mir.post(cellule(action, "periode"), mienne | {"revision": "0"}, **JSON)
    assert reponse.status_code == 409
    assert "Mars\xa0–\xa0juin".lower() in reponse.json()["conflit"]
    assert "avr.\xa0–\xa0sept." in reponse.json()["conflit"]
    assert "Dr\xa0Étienne Malbourg" in reponse.json()["conflit"]
    choix = mienne | {"garder": "mienne", "revision": str(reponse.json()["revision"])}
    assert mir.post(cellule(action, "periode", "choix"), choix, **JSON).status_code == 200
    action.refresh_from_db()
    assert (action.debut, action.fin) == (4, 9)


def test_une_cellule_inconnue_n_existe_pas(mir: Client, action: Action) -> None:
    assert mir.post(cellule(action, "salaire"), {"salaire": "1"}, **JSON).status_code == 404


def test_la_veille_rapporte_ce_que_les_autres_ont_fait(
    mir: Client, monde: Any, plan: PlanTravail, action: Action
) -> None:
    depart = plan.saisies.order_by("-pk").values_list("pk", flat=True)[0]
    adresse = reverse("plan_depuis", args=[plan.pk, depart])
    assert "fragments" not in mir.get(adresse, **JSON).json()
    par = acteur_de(monde.medecin_a2)
    modifier_champ(action=action, champ="resultat", valeur="Vu", revision=0, par=par)
    recu = mir.get(adresse, **JSON).json()
    assert "Dr\xa0Étienne Malbourg a modifié l’action 1.1" in recu["voisins"]
    assert any("Vu" in f["html"] for f in recu["fragments"])
    ajouter_lignes(plan, par, [ligne(plan, monde)])
    assert mir.get(adresse, **JSON).json()["recharger"] is True


# ── Lines ─────────────────────────────────────────────────────────────────────


def test_la_grille_ajoute_une_ligne_vide_et_y_va(mir: Client, plan: PlanTravail) -> None:
    reponse = mir.post(reverse("action_nouvelle", args=[plan.pk]), {"objectif": objectif(plan).pk}, **JSON).json()
    action = plan.actions.get()
    assert reponse["focus"] == {"action": action.pk, "champ": "intitule"}
    assert action.objectif == objectif(plan)


@pytest.mark.parametrize(("sens", "attendu"), [("bas", ["B", "A"]), ("haut", ["A", "B"])])
def test_monter_et_descendre(mir: Client, plan: PlanTravail, monde: Any, sens: str, attendu: list[str]) -> None:
    a, _ = ajouter_lignes(plan, acteur_de(monde.mir_a), [ligne(plan, monde, intitule=nom) for nom in "AB"])
    mir.post(reverse("action_deplacer", args=[plan.pk, a.pk]), {"sens": sens}, **JSON)
    assert list(plan.actions.order_by("rang").values_list("intitule", flat=True)) == attendu


def test_dupliquer_supprimer_annuler(mir: Client, plan: PlanTravail, action: Action) -> None:
    mir.post(reverse("action_dupliquer", args=[plan.pk, action.pk]), **JSON)
    assert plan.actions.count() == 2
    mir.post(reverse("action_supprimer", args=[plan.pk, action.pk]), **JSON)
    assert plan.actions.count() == 1
    dit = mir.post(reverse("plan_annuler", args=[plan.pk]), **JSON).json()
    assert dit["focus"]["action"] == action.pk
    assert plan.actions.count() == 2
