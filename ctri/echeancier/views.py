"""Screens of the clock: one region and year, and regions side by side."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.lookups import Unaccent
from django.db.models.functions import Lower
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ctri.cycle import annee_du_cycle
from ctri.echeancier import presentation
from ctri.echeancier.comparaison import Comparaison, feuilles
from ctri.echeancier.comparaison import comparer as comparer_les_regions
from ctri.echeancier.forms import ComparaisonForm
from ctri.echeancier.lecture import annees_de, echeancier
from ctri.echeancier.policies import compare, regions_suivies, verifier_comparer
from ctri.echeancier.registre import departs_de
from mutualisation.acces import region_visible
from mutualisation.dessins import ECRAN, frise, legende_frise
from mutualisation.tableaux import GENRES, produire
from mutualisation.territoire.models import Region


def annee_demandee(request: HttpRequest, region: Region) -> int:
    """The year of the address, if it is one of the region's; else the one being prepared."""
    demandee = request.GET.get("annee", "")
    return int(demandee) if demandee.isdigit() and int(demandee) in annees_de(region) else annee_du_cycle(region)


@require_safe
def lire(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Every text due in a year: the drawing, then the same thing in a table."""
    region = region_visible(request, region_pk)
    annee = annee_demandee(request, region)
    echeances = echeancier(request.acteur, region, annee)
    lignes = presentation.lignes(echeances, departs_de(request.acteur, region, annee))
    rangees = presentation.rangees(echeances)
    contexte = {
        "region": region,
        "annee": annee,
        "annees": [a for a in (annee - 1, annee, annee + 1) if a in annees_de(region)],
        "echeances": echeances,
        "prochain": presentation.resume(echeances),
        "annuels": [ligne for ligne in lignes if ligne.annuel],
        "permanents": [ligne for ligne in lignes if not ligne.annuel],
        "frise": frise(rangees, annee=annee, aujourdhui=echeances.jour, theme=ECRAN) if rangees else "",
        "legende": legende_frise(ECRAN),
        "compare": compare(request.acteur),
        "fil": [
            (region.vocabulaire.comite.court.Nom, reverse("comite", args=[region.pk])),
            (f"Échéancier {annee}", ""),
        ],
    }
    return render(request, "ctri/echeancier/lire.html", contexte)


def _comparaison(request: HttpRequest) -> tuple[ComparaisonForm, int, Comparaison]:
    verifier_comparer(request.acteur)
    regions = list(
        regions_suivies(request.acteur).order_by("dispositif__code", Lower(Unaccent("circonscription__nom")))
    )
    filtre = ComparaisonForm(request.GET, regions=regions)
    choix = filtre.choix
    annee = choix.get("annee") or (annee_du_cycle(filtre.regions[0]) if filtre.regions else 0)
    return filtre, annee, comparer_les_regions(request.acteur, filtre.regions, annee, choix)


@require_safe
def comparer(request: HttpRequest) -> HttpResponse:
    """Regions followed or evaluated, side by side."""
    filtre, annee, comparaison = _comparaison(request)
    contexte: dict[str, Any] = {
        "filtre": filtre,
        "annee": annee,
        "dispositif": filtre.choisi,
        "comparaison": comparaison,
        "formats": list(GENRES),
        "fil": [("Échéanciers", "")],
    }
    return render(request, "ctri/echeancier/comparer.html", contexte)


@require_safe
def exporter(request: HttpRequest, format_: str) -> HttpResponse:
    """Exactly what the filters show."""
    if format_ not in GENRES:
        raise Http404("Format inconnu.")
    filtre, annee, comparaison = _comparaison(request)
    octets = produire(format_, *feuilles(comparaison, annee))
    reponse = HttpResponse(octets, content_type=GENRES[format_])
    code = filtre.choisi.code if filtre.choisi else "regions"
    reponse["Content-Disposition"] = f'attachment; filename="echeancier-{code}-{annee}.{format_}"'
    return reponse
