"""A framing changes while a plan is being written: its actions follow, its frozen versions do not (règles V2, V5)."""

from __future__ import annotations

from typing import Any

import pytest

from college.plans.actions import motiver_sans_reponse
from college.plans.instantane import instantane
from college.plans.models import MotifSansReponse, PlanTravail
from ctri.cadrage import actions
from ctri.cadrage.models import Cadrage
from ctri.dossiers import actions as dossiers
from mutualisation.mandats.acteur import acteur_de
from tests.college.fabriques import ANNEE, figer_version, mener, objectif, plan_complet, plan_ouvert

pytestmark = pytest.mark.django_db


def modifier(monde: Any) -> Cadrage:
    """Every objective kept but the second, the first one reworded."""
    par = acteur_de(monde.chef_siege_a)
    brouillon = actions.ouvrir(region=monde.auvergne, annee=ANNEE, par=par)
    brouillon.objectifs.filter(rang=1).update(libelle="Répondre aux alertes, nuit comprise")
    actions.supprimer_objectif(objectif=brouillon.objectifs.get(rang=2), par=par)
    return actions.publier(cadrage=brouillon, par=par, motif="Circulaire nouvelle")


def objectifs_des_actions(plan: PlanTravail) -> list[tuple[int, str]]:
    return list(plan.actions.order_by("pk").values_list("objectif__cadrage__version", "objectif__libelle"))


def test_les_actions_d_un_brouillon_suivent_leur_objectif(monde: Any) -> None:
    plan = plan_complet(monde)
    modifier(monde)
    assert objectifs_des_actions(plan) == [
        (2, "Répondre aux alertes, nuit comprise"),
        # Removed: the action keeps what it answered, and is to be given another objective.
        (1, "Contrôler les établissements signalés à risque"),
        (2, "Développer les soins palliatifs à domicile"),
    ]
    contenu = instantane(plan)
    rangs = {o["id"]: o["rang"] for o in contenu["objectifs"]}
    assert [rangs.get(a["objectif"]) for a in contenu["actions"]] == [1, 2, None]


def test_un_motif_sans_reponse_suit_son_objectif(monde: Any) -> None:
    plan = plan_ouvert(monde)
    par = acteur_de(monde.mir_a)
    for rang in (1, 2):
        motiver_sans_reponse(plan=plan, objectif=objectif(plan, rang), texte=f"Motif {rang}", par=par)
    cadrage = modifier(monde)
    suivis = MotifSansReponse.objects.filter(plan=plan, objectif__cadrage=cadrage)
    assert [m.texte for m in suivis] == ["Motif 1"]


def test_ce_qui_est_soumis_garde_ses_objectifs(monde: Any) -> None:
    plan = plan_complet(monde)
    figer_version(plan, monde.mir_a)
    mener(plan, "soumise")
    fige = plan.dossier.versions.get().contenu
    modifier(monde)
    assert plan.dossier.versions.get().contenu == fige
    # Given back one day, it is reworked on what is asked then.
    assert objectifs_des_actions(plan)[0] == (2, "Répondre aux alertes, nuit comprise")


def test_un_avenant_part_des_objectifs_en_vigueur(monde: Any) -> None:
    plan = plan_complet(monde)
    figer_version(plan, monde.mir_a)
    mener(plan, "soumise", "inscrite", "validee")
    modifier(monde)
    assert objectifs_des_actions(plan)[0][0] == 1
    avenant = dossiers.ouvrir_avenant(dossier=plan.dossier, par=acteur_de(monde.mir_a))
    assert objectifs_des_actions(avenant.plan)[0] == (2, "Répondre aux alertes, nuit comprise")
