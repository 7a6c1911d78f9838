"""What the tests of the editor's screens share."""

from __future__ import annotations

from django.urls import reverse

from college.plans.models import Action, PlanTravail
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier

JSON = {"HTTP_ACCEPT": "application/json"}


def cellule(action: Action, champ: str, fin: str = "") -> str:
    return reverse("action_choix" if fin else "action_cellule", args=[action.plan_id, action.pk, champ])


def figer(plan: PlanTravail, etat: str = Etat.SOUMISE) -> None:
    """The states one after the other, without the committee's acts, which have their own tests."""
    for suivant in (Etat.SOUMISE, Etat.INSCRITE, etat):
        Dossier.objects.filter(pk=plan.dossier_id).update(etat=suivant, version=1)
        if suivant == etat:
            return
