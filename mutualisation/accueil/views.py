"""The home page and the choice of hat."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mutualisation.comptes.appui import administrateurs
from mutualisation.comptes.mandats import mandats_de
from mutualisation.mandats.roles import chapeau as intitule
from mutualisation.refus import Refus


@require_safe
def accueil(request: HttpRequest) -> HttpResponse:
    if not request.acteur.titres:
        return _sans_mandat(request)
    return render(request, "accueil/accueil.html")


def _sans_mandat(request: HttpRequest) -> HttpResponse:
    contexte = {
        "mandats": mandats_de(request.user),
        "administrateurs": administrateurs(request.user),
        "contact": settings.CONTACT_APPUI,
    }
    return render(request, "comptes/sans_mandat.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
def chapeau(request: HttpRequest) -> HttpResponse:
    """Every capacity of today; the one chosen here is the one acts are taken in when several would do."""
    choix = [(titre, intitule(titre, request.user)) for titre in request.acteur.titres]
    if request.method == "POST":
        return _coiffer(request, {str(titre.mandat_id): texte for titre, texte in choix if titre.mandat_id})
    contexte = {"choix": choix, "courant": request.acteur.courant, "fil": [("Mandats", "")]}
    return render(request, "accueil/chapeau.html", contexte)


def _coiffer(request: HttpRequest, choix: dict[str, str]) -> HttpResponse:
    mandat = request.POST.get("mandat", "")
    if mandat not in choix:
        raise Refus("Ce mandat n’est pas l’un des vôtres, ou il n’est plus en vigueur.")
    request.session["mandat"] = int(mandat)
    messages.success(request, f"Vous agissez maintenant en qualité de\u00a0: {choix[mandat]}.")
    return redirect("accueil")
