"""A plan being written in the Auvergne of the cast, through the actions of the software."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from college.plans.actions import creer_plan, modifier_champ
from college.plans.actions.lignes import ajouter
from college.plans.actions.verrou import ouvrir
from college.plans.instantane import instantane
from college.plans.ligne import Ligne
from college.plans.models import Action, PlanTravail
from college.reunions import actions as reunions
from college.reunions.models import Avis
from ctri.cadrage.models import Cadrage, Objectif
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier, Version
from ctri.dossiers.types import empreinte
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region
from tests.college.seances_du_college import examen, rendre

ANNEE = 2027
LIBELLES = (
    "Répondre en continu aux alertes sanitaires",
    "Contrôler les établissements signalés à risque",
    "Développer les soins palliatifs à domicile",
    "Préparer la région à une pandémie grippale",
)


def cadrage_publie(region: Region, par: Any, annee: int = ANNEE, version: int = 1) -> list[Objectif]:
    """Four ranked objectives, the first three of them priorities."""
    cadrage = Cadrage.objects.create(region=region, annee=annee, version=version)
    objectifs = Objectif.objects.bulk_create(
        Objectif(cadrage=cadrage, rang=rang, priorite=rang < 4, libelle=libelle)
        for rang, libelle in enumerate(LIBELLES, 1)
    )
    motif = "" if version == 1 else "Une circulaire nouvelle"
    Cadrage.objects.filter(pk=cadrage.pk).update(motif=motif, publie_le=maintenant(), publie_par=par)
    return objectifs


def plan_ouvert(monde: Any, annee: int = ANNEE) -> PlanTravail:
    """An empty plan of Auvergne, opened by the proposer."""
    cadrage_publie(monde.auvergne, monde.chef_siege_a, annee)
    return creer_plan(region=monde.auvergne, annee=annee, livrable="plan_travail", par=acteur_de(monde.mir_a))


def objectif(plan: PlanTravail, rang: int = 1) -> Objectif:
    """An objective of the plan's framing, by rank."""
    return Objectif.objects.get(cadrage__region=plan.dossier.region, cadrage__annee=plan.dossier.annee, rang=rang)


def ligne(plan: PlanTravail, monde: Any, rang: int = 1, **champs: Any) -> Ligne:
    """A complete action of one objective, led by a doctor of the cast."""
    pilote = monde.agents.medecin_a.pk
    complet: dict[str, Any] = {
        "intitule": "Former un suppléant à l’alerte",
        "objectif": objectif(plan, rang).pk,
        "fonction": plan.dossier.region.schema.fonctions[0].code,
        "niveau": "regional",
        "pilote": pilote,
        "jours": {pilote: [12, 0, 4]},
        "debut": 2,
        "fin": 5,
        "resultat": "Un suppléant opérationnel au 31\xa0mai",
        "indicateur": "Nombre de gardes assurées",
    }
    return Ligne(**(complet | champs))


@transaction.atomic
def ajouter_lignes(plan: PlanTravail, par: Acteur, lignes: list[Ligne]) -> list[Action]:
    """Put complete actions in a plan at once."""
    return ajouter(ouvrir(plan, par), lignes)


def action_complete(plan: PlanTravail, monde: Any, **champs: Any) -> Action:
    """One complete action, written by the proposer."""
    return ajouter_lignes(plan, acteur_de(monde.mir_a), [ligne(plan, monde, **champs)])[0]


def instant(jour: int = 22, heure: int = 14, minute: int = 32) -> dt.datetime:
    """A moment of January of the plan's year."""
    return dt.datetime(ANNEE, 1, jour, heure, minute, tzinfo=dt.UTC)


# ── Along the committee's path ────────────────────────────────────────────────


def plan_complet(monde: Any, annee: int = ANNEE) -> PlanTravail:
    """A plan that may be submitted: every priority answered, the college heard."""
    plan = plan_ouvert(monde, annee)
    ajouter_lignes(plan, acteur_de(monde.mir_a), [ligne(plan, monde, rang=rang) for rang in (1, 2, 3)])
    avis_rendu(monde, plan)
    return plan


def avis_rendu(monde: Any, plan: PlanTravail, sens: str = "favorable", tenue: bool = True) -> Avis:
    """The opinion of a meeting of the college on the version being prepared."""
    par = acteur_de(monde.mir_a)
    avis = rendre(examen(monde.auvergne, par, plan.dossier), par, sens, "Le collège approuve le plan.")
    if tenue:
        reunions.clore(reunion=avis.reunion, par=par)
    return avis


def mener(plan: PlanTravail, *etats: str) -> PlanTravail:
    """Through these states, without the committee's acts, which have their own tests."""
    for etat in etats:
        Dossier.objects.filter(pk=plan.dossier_id).update(etat=etat, version=1)
    return PlanTravail.objects.complets().get(pk=plan.pk)


def figer_version(plan: PlanTravail, par: Any) -> Version:
    """A frozen content, as a submission makes it but without asking for its PDF."""
    contenu = instantane(plan)
    return Version.objects.create(
        dossier=plan.dossier, numero=1, contenu=contenu, empreinte=empreinte(contenu), le=maintenant(), par=par,
        qualite="médecin inspectrice régionale",
    )  # fmt: skip


def plan_renvoye(monde: Any) -> PlanTravail:
    """A draft again, after a return: version 1 can be compared with it."""
    plan = plan_complet(monde)
    figer_version(plan, monde.mir_a)
    plan = mener(plan, Etat.SOUMISE, Etat.INSCRITE, Etat.RENVOYEE, Etat.BROUILLON)
    modifier_champ(
        action=plan.actions.all()[0], champ="resultat", valeur="Autre", revision=0, par=acteur_de(monde.mir_a)
    )
    return plan


def plan_suivant(monde: Any) -> PlanTravail:
    """An empty plan after a year that left something to carry over."""
    ancien = plan_complet(monde, ANNEE - 1)
    figer_version(ancien, monde.mir_a)
    mener(ancien, Etat.SOUMISE)
    return plan_ouvert(monde)
