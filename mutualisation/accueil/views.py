"""The home page and the choice of hat."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mutualisation.accueil.chapeau import chapeaux
from mutualisation.refus import Refus


@require_safe
def accueil(request: HttpRequest) -> HttpResponse:
    return render(request, "accueil/accueil.html")


@require_http_methods(["GET", "HEAD", "POST"])
def chapeau(request: HttpRequest) -> HttpResponse:
    """Every capacity of today; the one chosen here is the one acts are signed with when several would do."""
    choix = chapeaux(request.acteur)
    if request.method == "POST":
        return _coiffer(request, {str(c.mandat_id): c for c in choix if c.mandat_id})
    return render(
        request, "accueil/chapeau.html", {"choix": choix, "courant": request.acteur.courant, "fil": [("Mandats", "")]}
    )


def _coiffer(request: HttpRequest, choix: dict[str, object]) -> HttpResponse:
    mandat = request.POST.get("mandat", "")
    if mandat not in choix:
        raise Refus("Ce mandat n’est pas l’un des vôtres, ou il n’est plus en vigueur.")
    request.session["mandat"] = int(mandat)
    messages.success(request, f"Vous agissez maintenant en qualité de : {choix[mandat]}.")
    return redirect("accueil")
