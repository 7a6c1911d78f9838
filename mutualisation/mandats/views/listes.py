"""Who holds what: the mandates of a region or of the whole scheme, and one of them."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from mutualisation.journal.actions import historique
from mutualisation.mandats import policies
from mutualisation.mandats.conflits import duree
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.forms import TOUS, FiltresForm
from mutualisation.mandats.models import EtatMandat, Mandat, MandatQuerySet
from mutualisation.mandats.roles import qualite_du_mandat, role_de
from mutualisation.mandats.views.perimetre import (
    Perimetre,
    lien,
    mandat_visible,
    ou,
    perimetre_national,
    perimetre_regional,
)
from mutualisation.refus import Refus, raison
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region
from mutualisation.typographie import majuscule

PAR_PAGE = 25


@require_safe
def mandats(request: HttpRequest) -> HttpResponse:
    """The way in for whoever keeps the mandates of a scheme and wears no region's hat."""
    dispositifs = sorted(request.acteur.dispositifs(Droit.GERER_MANDATS))
    if not dispositifs:
        raise Refus("Les mandats sont tenus à jour par l’administration du dispositif.")
    return redirect("mandats_du_dispositif", dispositifs[0])


@require_safe
def mandats_de_la_region(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Mandates of a region, whoever may read it."""
    return _liste(request, perimetre_regional(request, region_pk))


@require_safe
def mandats_du_dispositif(request: HttpRequest, dispositif_pk: int) -> HttpResponse:
    """National mandates, and the way to those of each region."""
    return _liste(request, perimetre_national(request, dispositif_pk))


def _liste(request: HttpRequest, perimetre: Perimetre) -> HttpResponse:
    dispositif, region = perimetre
    jour = aujourdhui(region.fuseau if region else None)
    filtres = FiltresForm(request.GET, dispositif=dispositif)
    mandats = Mandat.objects.filter(dispositif=dispositif, region=region).avec_etat(jour).avec_noms()
    ranges = _filtrer(mandats, filtres).ranges([role.code for role in dispositif.schema.roles])
    page = Paginator(ranges, PAR_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "mandats/liste.html",
        {
            "page": page,
            "lignes": [(mandat, majuscule(qualite_du_mandat(mandat)), duree(mandat)) for mandat in page],
            "filtres": filtres,
            "dispositif": dispositif,
            "region": region,
            "regions": [] if region else Region.objects.filter(dispositif=dispositif).order_by("circonscription__nom"),
            "gere": policies.peut_gerer(request.acteur, dispositif, region),
            "fil": [(ou(perimetre), "")],
        },
    )


def _filtrer(mandats: MandatQuerySet, filtres: FiltresForm) -> MandatQuerySet:
    """A filter that does not exist shows nothing rather than everything."""
    if not filtres.is_valid():
        return mandats.none()
    choix = filtres.cleaned_data
    etat = choix["etat"] or EtatMandat.EN_VIGUEUR
    if etat != TOUS:
        mandats = mandats.a_l_etat(etat)
    if choix["role"]:
        mandats = mandats.filter(role=choix["role"])
    if choix["q"]:
        mandats = mandats.filter(Q(titulaire__nom__icontains=choix["q"]) | Q(titulaire__prenom__icontains=choix["q"]))
    return mandats


@require_safe
def mandat(request: HttpRequest, pk: int) -> HttpResponse:
    """Who, as what, from when to when, by which act; who acts in that person's place; what may be done."""
    vu = mandat_visible(request, pk)
    acteur, role = request.acteur, role_de(vu.dispositif, vu.role)
    jour = aujourdhui(vu.region.fuseau if vu.region else None)
    contexte = {
        "mandat": Mandat.objects.avec_etat(jour).avec_noms().get(pk=pk),
        "qualite": qualite_du_mandat(vu),
        "duree": duree(vu),
        "role": role,
        "etendue": [Droit(d).label for d in vu.etendue],
        "exerces": [
            (autre, qualite_du_mandat(autre), duree(autre)) for autre in vu.exerces_par.avec_etat(jour).avec_noms()
        ],
        "actes": historique(vu)[:50],
        "refus": {
            "finir": raison(lambda: policies.verifier_terminable(acteur, vu)),
            "annuler": raison(lambda: policies.verifier_annuler(acteur, vu)),
            "deleguer": raison(lambda: policies.verifier_deleguer(acteur, vu, role)),
            "suppleer": raison(lambda: policies.verifier_suppleer(acteur, vu, role)),
        },
        "fil": [lien(vu), (vu.titulaire.affiche, "")],
    }
    return render(request, "mandats/mandat.html", contexte)
