"""The editor's page and the fragments it refreshes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from college.plans.ecran import Ecran
from college.plans.models import PlanTravail
from college.plans.tableau import Vue
from college.plans.views.acces import plan_visible, vue_demandee
from mutualisation.temps import maintenant


@require_safe
def lire(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan as a spreadsheet; without script, a table whose actions open as ordinary pages."""
    plan = plan_visible(request, pk)
    return render(request, "college/plans/editeur.html", _contexte(request, plan))


@require_safe
def fragment_tableau(request: HttpRequest, pk: int) -> HttpResponse:
    """The table alone, after lines were added, moved or deleted."""
    plan = plan_visible(request, pk)
    return render(request, "college/plans/_tableau.html", _contexte(request, plan))


@require_safe
def fragment_panneau(request: HttpRequest, pk: int) -> HttpResponse:
    """What is missing and the load of each doctor, after each saved cell."""
    plan = plan_visible(request, pk)
    return render(request, "college/plans/_panneau_htmx.html", _contexte(request, plan))


@require_safe
def depuis(request: HttpRequest, pk: int, saisie: int) -> HttpResponse:
    """Rows that others changed since a given change, and who is there."""
    plan = plan_visible(request, pk)
    nouvelles = list(
        plan.saisies.filter(pk__gt=saisie).exclude(par=request.acteur.utilisateur).values_list("action_id", "geste")
    )
    ecran = Ecran(plan, request.acteur, vue_demandee(request))
    reponse = {
        "saisie": plan.saisies.order_by("-pk").values_list("pk", flat=True).first() or 0,
        "voisins": render_to_string("college/plans/_voisins.html", {"voisins": ecran.voisins}, request),
        "gel": ecran.gel,
    }
    if nouvelles:
        changees = {action for action, _ in nouvelles}
        recharger = any(geste != "modifier" for _, geste in nouvelles)
        reponse |= {"recharger": recharger, "fragments": [] if recharger else fragments(request, ecran, changees)}
    return JsonResponse(reponse)


def _contexte(request: HttpRequest, plan: PlanTravail) -> dict[str, object]:
    ecran = Ecran(plan, request.acteur, vue_demandee(request))
    return {
        "ecran": ecran,
        "plan": plan,
        "dossier": plan.dossier,
        "fil": ecran.fil,
        "maintenant": maintenant(),
        "parametres": request.GET.urlencode(),
    }


def fragments(request: HttpRequest, ecran: Ecran, actions: set[int]) -> list[dict[str, str]]:
    """The rows of these actions, the heads of their groups and the totals, each with the element it replaces."""
    morceaux = []
    for groupe in ecran.tableau.groupes:
        rangs = [rang for rang in groupe.rangs if rang.action in actions]
        if not rangs:
            continue
        contexte = {"g": groupe, "ecran": ecran}
        tete = render_to_string("college/plans/_groupe_tete.html", contexte, request)
        morceaux.append({"cible": f"groupe-{groupe.cle}", "html": tete})
        for rang in rangs:
            ligne = render_to_string("college/plans/_ligne.html", {"l": rang, "plan": ecran.plan}, request)
            morceaux.append({"cible": f"ligne-{rang.cle}", "html": ligne})
    total = render_to_string("college/plans/_totaux.html", {"t": ecran.tableau}, request)
    return [*morceaux, {"cible": "totaux", "html": total}]


def apres_ecriture(request: HttpRequest, plan: PlanTravail, actions: set[int]) -> dict[str, object]:
    """What the page needs after a saved cell: the rows, and the number of the last change."""
    vue: Vue = vue_demandee(request)
    ecran = Ecran(PlanTravail.objects.complets().get(pk=plan.pk), request.acteur, vue)
    derniere = plan.saisies.order_by("-pk").values_list("pk", flat=True).first() or 0
    return {"saisie": derniere, "fragments": fragments(request, ecran, actions)}
