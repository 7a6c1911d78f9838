"""A plan being written in the Auvergne of the cast, through the actions of the software."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction

from college.plans.actions import creer_plan
from college.plans.actions.lignes import ajouter
from college.plans.actions.verrou import ouvrir
from college.plans.ligne import Ligne
from college.plans.models import Action, PlanTravail
from ctri.cadrage.models import Cadrage, Objectif
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region

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
    Cadrage.objects.filter(pk=cadrage.pk).update(publie_le=maintenant(), publie_par=par)
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
        "resultat": "Un suppléant opérationnel au 31 mai",
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
