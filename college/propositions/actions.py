"""Starting the plan of a year: from its framing alone, or with actions of the year before."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from college.plans.actions import creer_plan, reprendre_actions
from college.plans.models import PlanTravail
from mutualisation.mandats.acteur import Acteur
from mutualisation.territoire.models import Region


@transaction.atomic
def commencer(
    *, region: Region, livrable: str, annee: int, pole: str, reprises: Collection[int], par: Acteur
) -> PlanTravail:
    """Open the plan and carry over the chosen actions, or do neither."""
    plan = creer_plan(region=region, annee=annee, livrable=livrable, pole=pole, par=par)
    if reprises:
        reprendre_actions(plan=plan, choisies=reprises, par=par)
    return plan
