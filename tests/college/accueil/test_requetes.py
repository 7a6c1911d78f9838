"""The home page asks as many queries of the database whatever there is to show, for everyone of the cast."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from college.plans.actions import modifier_champ
from college.plans.actions.creation import creer_plan
from college.plans.actions.syntheses import tenir_a_jour
from college.plans.models import PlanTravail
from college.reunions.models import EtatReunion, Reunion
from ctri.dossiers.models import Dossier
from ctri.seances.models import EtatPresence, EtatSeance, GenrePoint, Point, Presence, Seance
from mutualisation.comptes.models import Utilisateur
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import maintenant
from tests.college.fabriques import ANNEE, ajouter_lignes, cadrage_publie, figer_version, ligne, mener, plan_complet
from tests.distribution import TOUJOURS, Monde

pytestmark = pytest.mark.django_db

ROLES = (
    "mir_a", "medecin_a", "chef_siege_a", "chef_local_a", "secretaire_a", "gestionnaire_a", "prefet_a", "evaluateur",
    "national",
)  # fmt: skip


def requetes(monde: Monde, connecte: Any, cle: str, chemin: str) -> int:
    """Of the page, once everything that is read once by process has been."""
    client = connecte(Client(), Utilisateur.objects.get(pk=getattr(monde, cle).pk))
    client.get(chemin)
    with CaptureQueriesContext(connection) as capture:
        assert client.get(chemin).status_code == 200
    return len(capture)


def anciens(monde: Monde, annees: range) -> None:
    """Texts of former years the committee gave back: they still wait for their author."""
    for annee in annees:
        cadrage_publie(monde.auvergne, monde.chef_siege_a, annee)
        par = acteur_de(monde.mir_a)
        plan = creer_plan(region=monde.auvergne, annee=annee, livrable="plan_travail", par=par)
        ajouter_lignes(plan, par, [ligne(plan, monde)])
        if annee % 2:
            figer_version(plan, monde.mir_a)
            mener(plan, "soumise", "inscrite", "renvoyee")


def seances(monde: Monde, rangs: range, dossier: Dossier) -> None:
    """Sessions convened, with the dossier and everybody excused."""
    for rang in rangs:
        debut = maintenant() + dt.timedelta(days=1 + rang)
        seance = Seance.objects.create(
            region=monde.auvergne, debut=debut, fin_prevue=debut + dt.timedelta(hours=1), lieu="Moulins",
            etat=EtatSeance.CONVOQUEE,
        )  # fmt: skip
        Point.objects.create(seance=seance, rang=1, genre=GenrePoint.PROPOSITION, titre="Plan", dossier=dossier)
        Presence.objects.bulk_create(
            Presence(seance=seance, utilisateur=getattr(monde, cle), qualite=cle, etat=EtatPresence.EXCUSE)
            for cle in ("chef_siege_a", "chef_local_a")
        )


def vie_du_college(monde: Monde, plan: PlanTravail, rangs: range) -> None:
    """Meetings, acts and changes of a draft since the last visit, and doctors in post."""
    par = Utilisateur.objects.get(pk=monde.medecin_a2.pk)
    for rang in rangs:
        reunion = Reunion.objects.create(
            region=monde.auvergne,
            date=dt.date(ANNEE, 1, 1 + rang),
            debut=dt.time(14),
            fin=dt.time(16),
            lieu="Moulins",
            etat=EtatReunion.CONVOQUEE,
        )
        for objet_type, objet_id, code in (
            ("college.reunion", reunion.pk, "convoquer"), ("ctri.dossier", plan.dossier_id, "creer"),
        ):  # fmt: skip
            Acte.objects.create(
                le=maintenant(), utilisateur=par, region=monde.auvergne, objet_type=objet_type, objet_id=objet_id,
                code=code,
            )  # fmt: skip
        action = plan.actions.order_by("pk")[0]
        revision = action.revisions.get("resultat", {}).get("n", 0)
        modifier_champ(
            action=action, champ="resultat", valeur=f"Résultat {rang}", revision=revision, par=acteur_de(par)
        )
        agent = Agent.objects.create(
            dispositif=monde.auvergne.dispositif, matricule=f"X{rang}", profession="misp", prenom="A", nom=f"B{rang}"
        )
        Rattachement.objects.create(agent=agent, service=monde.services["43"], periode=TOUJOURS)


@pytest.mark.parametrize("role", ROLES)
def test_autant_de_requetes_pour_un_objet_que_pour_dix(monde: Monde, connecte: Any, role: str) -> None:
    Utilisateur.objects.update(derniere_visite=maintenant() - dt.timedelta(days=30))
    chemin = reverse("region", args=[monde.auvergne.pk])
    examine = plan_complet(monde, ANNEE - 1)
    figer_version(examine, monde.mir_a)
    mener(examine, "soumise", "inscrite")
    # Two of each way of being late: one draft, one given back.
    anciens(monde, range(2018, 2020))
    brouillon = PlanTravail.objects.get(dossier__annee=2018)
    seances(monde, range(2), examine.dossier)
    vie_du_college(monde, brouillon, range(2))
    tenir_a_jour()
    peu = requetes(monde, connecte, role, chemin)
    anciens(monde, range(2008, 2018))
    seances(monde, range(2, 12), examine.dossier)
    vie_du_college(monde, brouillon, range(2, 12))
    tenir_a_jour()
    assert requetes(monde, connecte, role, chemin) == peu


@pytest.mark.parametrize(("nom", "gardee"), [("accueil", True), ("accueil", False), ("plan", False)])
def test_autant_de_requetes_pour_dix_actions_que_pour_mille(
    monde: Monde, connecte: Any, nom: str, gardee: bool
) -> None:
    """The home page with its figures kept and without, the editor."""
    plan = plan_complet(monde)
    equipe = {a.pk: [3, 1, 1] for a in (monde.agents.medecin_a, monde.agents.medecin_a2)}
    chemin = reverse(nom, args=[plan.pk] if nom == "plan" else [])

    def avec(actions: int) -> int:
        lignes = [ligne(plan, monde, rang=1 + n % 4, jours=equipe) for n in range(actions - plan.actions.count())]
        ajouter_lignes(plan, acteur_de(monde.mir_a), lignes)
        if gardee:
            tenir_a_jour()
        return requetes(monde, connecte, "mir_a", chemin)

    assert avec(10) == avec(1000)


@pytest.mark.parametrize("onglet", ["contenu", "objectifs"])
def test_un_texte_fige_se_lit_en_autant_de_requetes(monde: Monde, connecte: Any, onglet: str) -> None:
    lues = {}
    for actions, annee in ((10, ANNEE - 1), (1000, ANNEE)):
        plan = plan_complet(monde, annee)
        ajouter_lignes(plan, acteur_de(monde.mir_a), [ligne(plan, monde) for _ in range(actions)])
        figer_version(plan, monde.mir_a)
        mener(plan, "soumise")
        chemin = f"{reverse('dossier', args=[plan.dossier_id])}?onglet={onglet}"
        lues[actions] = requetes(monde, connecte, "mir_a", chemin)
    assert lues[1000] == lues[10]
