"""A plan being written, opened in the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from college.plans.models import Action, PlanTravail
from tests.college.fabriques import action_complete, plan_ouvert
from tests.college.plans.navigateur.grille import Grille

if TYPE_CHECKING:
    from tests.navigateur.serveur import ServeurPartage

Ouvrir = Callable[..., Grille]


@pytest.fixture
def plan(monde: Any) -> PlanTravail:
    return plan_ouvert(monde)


@pytest.fixture
def action(monde: Any, plan: PlanTravail) -> Action:
    return action_complete(plan, monde)


@pytest.fixture
def ouvrir(monde: Any, plan: PlanTravail, page_de: Any, serveur: ServeurPartage) -> Ouvrir:
    """`ouvrir()` opens the plan as the proposer, once the script listens."""

    def _ouvrir(voulu: PlanTravail = plan) -> Grille:
        return Grille(page_de(monde.mir_a), serveur).ouvrir(voulu).pret()

    return _ouvrir
