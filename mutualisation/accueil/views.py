"""The home page and the choice of hat."""

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mutualisation.acces import region_visible
from mutualisation.accueil.composition import composer
from mutualisation.comptes.appui import administrateurs
from mutualisation.comptes.mandats import mandats_de
from mutualisation.contexte import region_courante
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.roles import chapeau as intitule
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region


@require_safe
def accueil(request: HttpRequest) -> HttpResponse:
    """What is waiting for me, by when, where I act; a national role first sees its regions."""
    acteur = request.acteur
    if not acteur.titres:
        return _sans_mandat(request)
    region = region_courante(request)
    if region is None:
        return render(request, "accueil/regions.html", {"regions": regions_de(acteur)})
    return _page_de(request, region)


@require_safe
def region(request: HttpRequest, region_pk: int) -> HttpResponse:
    """The same page for another region one may read."""
    return _page_de(request, region_visible(request, region_pk))


def _page_de(request: HttpRequest, region: Region) -> HttpResponse:
    acteur = request.acteur
    autres = _lit_ailleurs(acteur, region)
    contexte = {"accueil": composer(acteur, region), "region": region, "autres_regions": autres}
    return render(request, "accueil/accueil.html", contexte)


def _lit_ailleurs(acteur: Acteur, region: Region) -> bool:
    """Whether there is another region to go to; only a right on a whole scheme has to be looked up."""
    if acteur.regions() - {region.pk}:
        return True
    return bool(acteur.dispositifs()) and regions_de(acteur).exclude(pk=region.pk).exists()


def regions_de(acteur: Acteur) -> QuerySet[Region]:
    """Regions in reading order."""
    return Region.objects.visibles_par(acteur).order_by("dispositif__code", "circonscription__nom")


@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """Every region one may read."""
    return render(request, "accueil/regions.html", {"regions": regions_de(request.acteur), "fil": [("Régions", "")]})


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
