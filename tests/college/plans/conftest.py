"""A plan being written, one of its actions, and its author signed in."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from college.plans.models import Action, PlanTravail
from mutualisation.mandats.acteur import acteur_de
from tests.college.fabriques import ajouter_lignes, ligne, plan_ouvert


@pytest.fixture
def plan(monde: Any) -> PlanTravail:
    return plan_ouvert(monde)


@pytest.fixture
def action(monde: Any, plan: PlanTravail) -> Action:
    return ajouter_lignes(plan, acteur_de(monde.mir_a), [ligne(plan, monde)])[0]


@pytest.fixture
def mir(client: Client, monde: Any, connecte: Any) -> Client:
    connecte(client, monde.mir_a)
    return client
