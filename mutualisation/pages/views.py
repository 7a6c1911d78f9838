"""Pages anyone may read: they say nothing of the people nor of the territories."""

from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mutualisation.pages.sante import relever


def _page(request: HttpRequest, gabarit: str, libelle: str) -> HttpResponse:
    return render(request, gabarit, {"fil": [(libelle, "")], "contact": settings.CONTACT_APPUI})


@login_not_required
@require_safe
def plan_du_site(request: HttpRequest) -> HttpResponse:
    return _page(request, "pages/plan_du_site.html", "Plan du site")


@login_not_required
@require_safe
def accessibilite(request: HttpRequest) -> HttpResponse:
    return _page(request, "pages/accessibilite.html", "Accessibilité")


@login_not_required
@require_safe
def mentions_legales(request: HttpRequest) -> HttpResponse:
    return _page(request, "pages/mentions_legales.html", "Mentions légales")


@login_not_required
@require_safe
def donnees_personnelles(request: HttpRequest) -> HttpResponse:
    return _page(request, "pages/donnees_personnelles.html", "Données personnelles")


@login_not_required
@require_safe
def aide(request: HttpRequest) -> HttpResponse:
    return _page(request, "pages/aide.html", "Aide")


@login_not_required
@require_safe
def sante(request: HttpRequest) -> JsonResponse:
    """For the monitoring: 503 when the service cannot work; a silent broker only slows it down."""
    releve = relever()
    statut = HTTPStatus.OK if releve.en_etat else HTTPStatus.SERVICE_UNAVAILABLE
    return JsonResponse(releve.mesures, status=statut)
