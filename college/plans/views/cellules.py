"""Saving one cell, and choosing between two values of it. Both answer the grid's script in JSON."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from college.plans import actions
from college.plans.champs import Champ, ValeurRefusee
from college.plans.models import Action
from college.plans.revisions import Conflit
from college.plans.travail import Travail
from college.plans.views.acces import action_visible, champ_connu
from college.plans.views.editeur import apres_ecriture
from mutualisation.templatetags.francais import heure
from mutualisation.temps import maintenant


def _revision(request: HttpRequest) -> int:
    brut = request.POST.get("revision", "")
    return int(brut) if brut.isascii() and brut.isdigit() and len(brut) < 10 else 0


@require_POST
def ecrire(request: HttpRequest, pk: int, action_pk: int, champ: str) -> HttpResponse:
    """Save a cell as one goes: 409 with both values when someone else changed it, 422 when it cannot be a value."""
    action, definition = action_visible(request, pk, action_pk), champ_connu(champ)
    try:
        actions.modifier_champ(
            action=action,
            champ=champ,
            valeur=definition.recevoir(request.POST),
            revision=_revision(request),
            par=request.acteur,
        )
    except Conflit as conflit:
        return _deux_valeurs(request, action, definition, conflit)
    except ValeurRefusee as refus:
        return JsonResponse({"raison": refus.raison}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _enregistre(request, action)


@require_POST
def trancher(request: HttpRequest, pk: int, action_pk: int, champ: str) -> HttpResponse:
    """Keep one of the two values of a cell."""
    action, definition = action_visible(request, pk, action_pk), champ_connu(champ)
    try:
        actions.trancher(
            action=action,
            champ=champ,
            valeur=definition.recevoir(request.POST),
            garder="mienne" if request.POST.get("garder") == "mienne" else "autre",
            revision=_revision(request),
            par=request.acteur,
        )
    except Conflit as conflit:
        return _deux_valeurs(request, action, definition, conflit)
    except ValeurRefusee as refus:
        return JsonResponse({"raison": refus.raison}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return _enregistre(request, action)


def _enregistre(request: HttpRequest, action: Action) -> JsonResponse:
    return JsonResponse({"heure": heure(maintenant()), **apres_ecriture(request, action.plan, {action.pk})})


def _deux_valeurs(request: HttpRequest, action: Action, champ: Champ, conflit: Conflit) -> JsonResponse:
    choix = Travail(action.plan).choix
    contexte = {
        "conflit": conflit,
        "action": action,
        "titre": champ.titre(choix),
        "mienne": champ.afficher(conflit.mienne, choix),
        "actuelle": champ.afficher(conflit.actuelle, choix),
        "maintenant": maintenant(),
    }
    ligne = render_to_string("college/plans/_conflit.html", contexte, request)
    corps = {"conflit": ligne, "revision": conflit.revision, **apres_ecriture(request, action.plan, {action.pk})}
    return JsonResponse(corps, status=HTTPStatus.CONFLICT)
