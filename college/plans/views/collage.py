"""Pasting a block copied from a spreadsheet: preview first, then apply."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from college.plans.actions.collage import Collage, previsualiser
from college.plans.actions.collage import coller as appliquer
from college.plans.champs import CHAMPS
from college.plans.models import Action, PlanTravail
from college.plans.travail import Travail
from college.plans.views.acces import plan_visible
from ctri.cadrage.models import Objectif
from mutualisation.acces import objet_ou_404
from mutualisation.erreurs import veut_json
from mutualisation.typographie import compte


@require_http_methods(["GET", "HEAD", "POST"])
def coller(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: the page without script. POST: the preview, then, with its token, the writing."""
    plan = plan_visible(request, pk, ecrire=True)
    if request.method != "POST":
        return _page(request, plan, None)
    demande = _demande(request, plan)
    if "jeton" in request.POST:
        collage = appliquer(**demande, jeton=request.POST["jeton"], par=request.acteur)
        return _applique(request, plan, collage)
    collage = previsualiser(**demande)
    if veut_json(request):
        apercu = render_to_string("college/plans/_collage.html", _contexte(request, plan, collage), request)
        return JsonResponse({"apercu": apercu})
    return _page(request, plan, collage)


def _demande(request: HttpRequest, plan: PlanTravail) -> dict[str, Any]:
    depart: Action | None = None
    objectif: Objectif | None = None
    if (brut := request.POST.get("action", "")).isdigit():
        depart = objet_ou_404(plan.actions.all(), pk=int(brut[:18]))
        objectif = depart.objectif
    elif (brut := request.POST.get("objectif", "")).isdigit():
        publies = Objectif.objects.filter(pk__in=[o.pk for o in Travail(plan).objectifs])
        objectif = objet_ou_404(publies, pk=int(brut[:18]))
    champ = request.POST.get("champ", "")
    return {
        "plan": plan,
        "depart": depart,
        "champ": champ if champ in CHAMPS else "intitule",
        "objectif": objectif,
        "texte": request.POST.get("texte", ""),
    }


def _applique(request: HttpRequest, plan: PlanTravail, collage: Collage) -> HttpResponse:
    dit = f"{compte(collage.ecrites, 'cellule collée', 'cellules collées')}."
    if refusees := len(collage.refusees):
        restees = ("cellule refusée, laissée telle quelle", "cellules refusées, laissées telles quelles")
        dit += f" {compte(refusees, *restees)}."
    if veut_json(request):
        return JsonResponse({"recharger": True, "focus": None, "dit": dit})
    messages.success(request, dit)
    return redirect("plan", pk=plan.pk)


def _contexte(request: HttpRequest, plan: PlanTravail, collage: Collage | None) -> dict[str, Any]:
    v = request.region.vocabulaire
    return {
        "plan": plan,
        "collage": collage,
        "demande": {nom: request.POST.get(nom, "") for nom in ("action", "objectif", "champ", "texte")},
        "colonnes": [champ.titre(Travail(plan).choix) for champ in CHAMPS.values() if champ.code != "objectif"],
        "objectifs": Travail(plan).choix.objectifs,
        "fil": [
            (v.proposition.Pluriel, reverse("propositions", args=[plan.dossier.region_id])),
            (plan.dossier.titre, reverse("plan", args=[plan.pk])),
            (f"Coller {v.action.des}", ""),
        ],
    }


def _page(request: HttpRequest, plan: PlanTravail, collage: Collage | None) -> HttpResponse:
    return render(request, "college/plans/coller.html", _contexte(request, plan, collage))
