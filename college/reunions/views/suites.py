"""Actions asked by meetings: mine, late, done; and saying that one is done."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from college.membres.acces import fil_du_college
from college.reunions import actions, policies
from college.reunions.forms import AbandonForm
from college.reunions.models import EtatSuite
from college.reunions.suivi import FILTRES, suites_de
from college.reunions.views.acces import fil_vers, region_du_college, suite_visible
from mutualisation.formulaires import tenter
from mutualisation.temps import aujourdhui

PAR_PAGE = 30


@require_safe
def lister(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Filters in the address: `etat`, and `miennes`."""
    region = region_du_college(request, region_pk)
    jour = aujourdhui(region.fuseau)
    choisi = request.GET.get("etat", "")
    miennes = "miennes" in request.GET
    suites = suites_de(request.acteur, region, jour, choisi, miennes=miennes)
    lot = Paginator(suites, PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {
        "region": region,
        "page": lot,
        "lignes": [(suite, suite.retard(jour), policies.peut_solder(request.acteur, suite)) for suite in lot],
        "filtres": [(code, mot, code == choisi) for code, mot in FILTRES.items()],
        "choisi": choisi,
        "miennes": miennes,
        "jour": jour,
        "fil": fil_du_college(region, ("Actions décidées en réunion", "")),
    }
    return render(request, "college/reunions/suites.html", contexte)


@require_POST
def solder(request: HttpRequest, pk: int) -> HttpResponse:
    """Done, or to do again: field `etat`."""
    suite = suite_visible(request, pk)
    suite = actions.solder(suite=suite, etat=request.POST.get("etat", ""), par=request.acteur)
    fini = suite.etat == EtatSuite.FAITE
    messages.success(request, "L’action est notée faite." if fini else "L’action est de nouveau à faire.")
    return redirect(request.POST.get("retour") if _interne(request) else reverse("suites", args=[_region(suite)]))


def _region(suite: object) -> int:
    return suite.point.reunion.region_id  # type: ignore[attr-defined]


def _interne(request: HttpRequest) -> bool:
    return str(request.POST.get("retour", "")).startswith("/reunions/")


@require_http_methods(["GET", "HEAD", "POST"])
def abandonner(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an action up, with a reason."""
    suite = suite_visible(request, pk)
    policies.verifier_solder(request.acteur, suite)
    form = AbandonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        motif = form.cleaned_data["motif"]
        if tenter(
            form, lambda: actions.solder(suite=suite, etat=EtatSuite.ABANDONNEE, motif=motif, par=request.acteur)
        ):
            messages.success(request, "L’action est abandonnée, avec son motif.")
            return redirect("suites", region_pk=suite.point.reunion.region_id)
    contexte = {
        "form": form,
        "titre": f"Abandonner : {suite.intitule}",
        "bouton": "Abandonner l’action",
        "retour": reverse("suites", args=[suite.point.reunion.region_id]),
        "fil": fil_vers(suite.point.reunion, ("Abandonner une action", "")),
    }
    return render(request, "college/formulaire.html", contexte)
