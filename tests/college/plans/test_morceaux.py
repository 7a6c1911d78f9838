"""Pieces of the editor's page kept in memory never show another plan than the one in the database."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from college.plans.actions import dire_changements, motiver_sans_reponse
from college.plans.actions.syntheses import tenir_a_jour
from college.plans.models import PlanTravail
from mutualisation.comptes.models import Utilisateur
from tests.college.changements import CHANGEMENTS
from tests.college.fabriques import objectif
from tests.college.parcours import Parcours

pytestmark = pytest.mark.usefixtures("en_janvier")


@pytest.mark.parametrize("changement", CHANGEMENTS)
def test_apres_tout_changement_le_plan_se_lit_comme_s_il_n_etait_pas_garde(
    auvergne: Parcours, connecte: Any, changement: str
) -> None:
    plan = auvergne.rempli(actions=2)
    client = connecte(Client(), auvergne.d.proposant)

    def lu() -> str:
        # The token of a form changes at each reading.
        page = client.get(reverse("plan", args=[plan.pk])).content.decode()
        return re.sub(r'(?<=CSRFToken": ")\w+|(?<=csrfmiddlewaretoken" value=")\w+', "", page)

    avant = lu()
    assert lu() == avant
    CHANGEMENTS[changement](auvergne, plan)
    garde = lu()
    caches["morceaux"].clear()
    assert garde == lu()
    assert garde != avant


def _change_de_nom(p: Parcours, plan: PlanTravail) -> None:
    """Who wrote why a priority has no action is named beside it."""
    Utilisateur.objects.filter(pk=p.d.proposant.pk).update(nom="Tournebride")


def _ecrit_ce_qui_change(p: Parcours, plan: PlanTravail) -> None:
    dire_changements(plan=plan, texte="Une astreinte régionale.", par=p.par)


@pytest.mark.parametrize(
    ("changement", "attendu"), [(_change_de_nom, "Tournebride"), (_ecrit_ce_qui_change, "Une astreinte régionale.")]
)
def test_ce_qui_n_est_qu_a_l_ecran_suit_aussi(
    auvergne: Parcours, connecte: Any, changement: Callable[..., None], attendu: str
) -> None:
    plan = auvergne.rempli(actions=1)
    motiver_sans_reponse(plan=plan, objectif=objectif(plan, 3), texte="Faute de médecin formé.", par=auvergne.par)
    client, adresse = connecte(Client(), auvergne.d.proposant), reverse("plan", args=[plan.pk])
    assert attendu not in client.get(adresse).content.decode()
    changement(auvergne, plan)
    # Out of the frame, which names the reader too.
    assert attendu in client.get(adresse).content.decode().split("<main", 1)[1]


def test_un_plan_deja_lu_ne_se_relit_pas(auvergne: Parcours, connecte: Any) -> None:
    plan = auvergne.rempli()
    tenir_a_jour()
    client = connecte(Client(), auvergne.d.proposant)
    client.get(reverse("plan", args=[plan.pk]))
    with CaptureQueriesContext(connection) as capture:
        client.get(reverse("plan", args=[plan.pk]))
    assert not [q["sql"] for q in capture if "college_jours" in q["sql"] and "sha256" not in q["sql"]]
