"""What meetings put on the home page, and for whom (règles C2, C9)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from college.reunions import actions
from college.reunions.accueil import taches_personnelles, taches_presidence
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.temps import aujourdhui
from tests.college import seances_du_college as college

pytestmark = pytest.mark.django_db


@pytest.fixture
def mir(monde: Any) -> Acteur:
    return acteur_de(monde.mir_a)


def de(acteur: Acteur, monde: Any) -> list[str]:
    region = monde.auvergne
    return [t.bouton for taches in (taches_personnelles, taches_presidence) for t in taches(acteur, region)]


def test_de_la_preparation_a_la_diffusion(monde: Any, mir: Acteur) -> None:
    doctor, chef = acteur_de(monde.medecin_a), acteur_de(monde.chef_siege_a)
    reunion = college.prevue(monde.auvergne, mir)
    assert (de(mir, monde), de(doctor, monde)) == (["Compléter et convoquer"], [])
    reunion = actions.convoquer(reunion=reunion, par=mir, motif=college.COURT)
    assert (de(mir, monde), de(doctor, monde)) == (["Répondre", "Ouvrir la réunion"], ["Répondre"])
    actions.tous_presents(reunion=reunion, par=mir)
    reunion = actions.ouvrir(reunion=reunion, par=mir)
    point = college.points_de(reunion)[0]
    actions.demander_suite(
        point=point, intitule="Écrire", responsable=monde.agents.medecin_a, echeance=aujourdhui(), par=mir
    )
    actions.traiter(point=point, issue="debattu", par=mir)
    actions.clore(reunion=reunion, par=mir)
    assert (de(mir, monde), de(doctor, monde)) == (["Écrire et diffuser"], ["Dire où j’en suis"])
    actions.diffuser(reunion=reunion, par=mir)
    assert (de(mir, monde), de(chef, monde)) == ([], [])


def test_l_echeance_est_celle_du_preavis(monde: Any, mir: Acteur) -> None:
    date = aujourdhui() + dt.timedelta(days=30)
    college.prevue(monde.auvergne, mir, date=date)
    (tache,) = taches_presidence(mir, monde.auvergne)
    assert tache.echeance == date - dt.timedelta(days=8)
    assert not list(taches_presidence(acteur_de(monde.responsable_pole), monde.bretagne))
