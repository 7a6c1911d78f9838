"""Attendance of a year: everybody's for the presidency, their doctors' for heads of service, one's own (règle C9)."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from college.membres import policies
from college.membres.acces import fil_du_college
from college.membres.tableau import annees_de, feuilles, tableau
from mutualisation.acces import region_visible
from mutualisation.effectifs.views.commun import piece_jointe
from mutualisation.mandats.acteur import Acteur
from mutualisation.tableaux import produire
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region

FORMATS = ("xlsx", "ods")


def _region(request: HttpRequest, pk: int) -> Region:
    """A region this person may read, whose scheme has a college, with something of it to read."""
    region = region_visible(request, pk)
    if region.schema.college is None:
        raise Http404("Aucun collège dans ce dispositif.")
    policies.verifier_assiduite(request.acteur, region)
    return region


def _annee(request: HttpRequest, region: Region, annees: list[int]) -> int:
    """The one asked for; an address made by hand with another reads this year's."""
    demandee = request.GET.get("annee", "")
    permise = demandee.isdecimal() and len(demandee) == 4 and int(demandee) in annees
    return int(demandee) if permise else aujourdhui(region.fuseau).year


def _titre(acteur: Acteur, region: Region, annee: int) -> str:
    if policies.preside(acteur, region):
        return f"Assiduité {annee}"
    return f"Assiduité {annee} dans votre service" if policies.dirige(acteur, region) else f"Mon assiduité {annee}"


@require_safe
def lire(request: HttpRequest, region_pk: int) -> HttpResponse:
    """The year is in the address."""
    region = _region(request, region_pk)
    annees = annees_de(region)
    annee = _annee(request, region, annees)
    titre = _titre(request.acteur, region, annee)
    contexte = {
        "region": region,
        "titre": titre,
        "preside": policies.preside(request.acteur, region),
        "tableau": tableau(request.acteur, region, annee),
        "annee": annee,
        "annees": annees,
        "formats": FORMATS,
        "fil": fil_du_college(region, (titre, "")),
    }
    return render(request, "college/membres/assiduite.html", contexte)


@require_safe
def export(request: HttpRequest, region_pk: int, format_: str) -> HttpResponse:
    """Exactly what the page shows."""
    region = _region(request, region_pk)
    if format_ not in FORMATS:
        raise Http404("Format inconnu.")
    annee = _annee(request, region, annees_de(region))
    octets = produire(format_, *feuilles(tableau(request.acteur, region, annee)))
    return piece_jointe(octets, f"assiduite-{region.circonscription.sigle}-{annee}", format_)
