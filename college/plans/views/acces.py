"""From an address to a plan this person may read, or write."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from college.plans.champs import CHAMPS, Champ
from college.plans.models import Action, PlanTravail
from college.plans.policies import verifier_lire, verifier_modifiable
from college.plans.regroupements import GROUPER
from college.plans.tableau import Vue
from mutualisation.acces import objet_ou_404, situer


def plan_visible(request: HttpRequest, pk: int, *, ecrire: bool = False) -> PlanTravail:
    """The plan, 404 for who may not know of it, 403 with the reason for who may not read or write its draft."""
    plan = objet_ou_404(PlanTravail.objects.visibles_par(request.acteur).complets(), pk=pk)
    situer(request, plan.dossier.region)
    verifier_lire(request.acteur, plan)
    if ecrire:
        verifier_modifiable(request.acteur, plan)
    return plan


def action_visible(request: HttpRequest, pk: int, action_pk: int, *, ecrire: bool = True) -> Action:
    """An action of a plan that may be written."""
    plan = plan_visible(request, pk, ecrire=ecrire)
    action: Action = objet_ou_404(plan.actions.all(), pk=action_pk)
    action.plan = plan
    return action


def champ_connu(code: str) -> Champ:
    """A cell by its code in the address."""
    if code not in CHAMPS:
        raise Http404(f"Aucune cellule « {code} ».")
    return CHAMPS[code]


def vue_demandee(request: HttpRequest) -> Vue:
    """Grouping and filter, kept in the address; anything unknown is the usual view."""
    par = request.GET.get("grouper", "")
    medecin = request.GET.get("medecin", "")
    return Vue(
        par=par if par in GROUPER else "objectif",
        medecin=int(medecin) if medecin.isascii() and medecin.isdigit() and len(medecin) < 10 else None,
        fonction=request.GET.get("fonction", "")[:40],
        texte=request.GET.get("q", "").strip()[:100],
    )
