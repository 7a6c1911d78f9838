"""Screens of training needs: list, export, express, decide."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from college.besoins import actions, liste, origines, policies
from college.besoins.forms import BesoinForm, DecisionForm, FiltreForm
from college.besoins.models import BesoinFormation
from college.besoins.workflow import ACTES, depuis
from college.membres.acces import Fil, college_visible, fil_du_college
from mutualisation.acces import objet_ou_404, situer
from mutualisation.effectifs.views.commun import piece_jointe
from mutualisation.journal.actions import historique
from mutualisation.refus import Refus, raison
from mutualisation.tableaux import GENRES, produire
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region

PAR_PAGE = 50
TITRE = "Besoins de formation"


def _fil(region: Region, *suite: tuple[str, str]) -> Fil:
    return fil_du_college(region, (TITRE, reverse("besoins", args=[region.pk]) if suite else ""), *suite)


@require_safe
def besoins(request: HttpRequest, region_pk: int) -> HttpResponse:
    """The list; filters and page are in the address; the presidency also reads the count by function."""
    region = college_visible(request, region_pk)
    filtre = FiltreForm(request.GET, region=region)
    trouves = liste.filtres(request.acteur, region, filtre.choix)
    page = Paginator(trouves, PAR_PAGE).get_page(request.GET.get("page"))
    preside = policies.peut_decider(request.acteur, region)
    contexte = {
        "region": region,
        "page": page,
        "lignes": liste.lignes(request.acteur, region, list(page)),
        "filtre": filtre,
        "filtree": bool(filtre.choix),
        "preside": preside,
        "par_fonction": liste.par_fonction(request.acteur, region) if preside else [],
        "formats": list(GENRES),
        "fil": _fil(region),
    }
    return render(request, "college/besoins/besoins.html", contexte)


@require_safe
def export(request: HttpRequest, region_pk: int, format_: str) -> HttpResponse:
    """Exactly what the filters show, all pages together."""
    region = college_visible(request, region_pk)
    if format_ not in GENRES:
        raise Http404("Format inconnu.")
    trouves = liste.filtres(request.acteur, region, FiltreForm(request.GET, region=region).choix)
    octets = produire(format_, liste.feuille(request.acteur, region, trouves))
    nom = f"besoins-de-formation-{region.circonscription.sigle}-{aujourdhui(region.fuseau):%Y-%m-%d}"
    return piece_jointe(octets, nom, format_)


def besoin_visible(request: HttpRequest, pk: int) -> BesoinFormation:
    """A need this person may know of."""
    lisibles = BesoinFormation.objects.visibles_par(request.acteur).select_related("region", "exprime_par")
    besoin = objet_ou_404(lisibles, pk=pk)
    situer(request, besoin.region)
    return besoin


@require_safe
def lire(request: HttpRequest, pk: int) -> HttpResponse:
    """One need, what can be done with it, its history."""
    besoin = besoin_visible(request, pk)
    acteur, region = request.acteur, besoin.region
    etapes = depuis(besoin.etat) if policies.peut_decider(acteur, region) else ()
    contexte = {
        "besoin": besoin,
        "ligne": liste.lignes(acteur, region, [besoin])[0],
        "etapes": etapes,
        "modifiable": not raison(lambda: policies.verifier_modifier(acteur, besoin)),
        "actes": historique(besoin),
        "fil": _fil(region, (besoin.intitule, "")),
    }
    return render(request, "college/besoins/lire.html", contexte)


def exprimer(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Express a need; raised from something (`?origine=note_veille-12`), it starts with its title."""
    region = college_visible(request, region_pk)
    origine, source = _origine(request)
    initial = {"intitule": source.titre, "fonction": source.fonction} if source else {}
    form = BesoinForm(request.POST or None, region=region, initial=initial)
    if request.method == "POST" and form.is_valid():
        besoin = actions.exprimer(region=region, demande=form.demande, origine=origine, par=request.acteur)
        presidence = region.vocabulaire.presidence_college
        messages.success(request, f"Besoin exprimé\N{NO-BREAK SPACE}: {presidence.le} le lit et décidera.")
        return redirect("besoin", pk=besoin.pk)
    titre = "Exprimer un besoin de formation"
    contexte = {
        "form": form,
        "titre": titre,
        "source": source,
        "mot": origines.mot(origine[0]) if origine else "",
        "retour": source.url if source else reverse("besoins", args=[region.pk]),
        "fil": _fil(region, (titre, "")),
    }
    return render(request, "college/besoins/ecrire.html", contexte)


def _origine(request: HttpRequest) -> tuple[tuple[str, int] | None, origines.Source | None]:
    """What the address says the need is raised from; what this person may not read does not exist."""
    demandee = request.GET.get("origine", "")
    if not demandee:
        return None, None
    origine = origines.lire_adresse(demandee)
    source = origines.source(request.acteur, *origine) if origine else None
    if source is None:
        raise Http404("Origine inconnue.")
    return origine, source


def modifier(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the terms of a need before any decision."""
    besoin = besoin_visible(request, pk)
    policies.verifier_modifier(request.acteur, besoin)
    form = BesoinForm(request.POST or None, region=besoin.region, besoin=besoin)
    if request.method == "POST" and form.is_valid():
        actions.modifier(besoin=besoin, demande=form.demande, par=request.acteur)
        messages.success(request, "Besoin enregistré.")
        return redirect("besoin", pk=pk)
    retour = reverse("besoin", args=[pk])
    contexte = {
        "form": form,
        "titre": "Modifier le besoin de formation",
        "source": None,
        "mot": "",
        "retour": retour,
        "fil": _fil(besoin.region, (besoin.intitule, retour), ("Modifier", "")),
    }
    return render(request, "college/besoins/ecrire.html", contexte)


def decider(request: HttpRequest, pk: int, acte: str) -> HttpResponse:
    """Keep, set aside, or look at again, after the effect was read."""
    if acte not in ACTES:
        raise Http404("Acte inconnu.")
    besoin = besoin_visible(request, pk)
    _, etape = policies.verifier_decider(request.acteur, besoin, acte)
    form = DecisionForm(request.POST if request.method == "POST" else None, etape=etape)
    if form.is_valid():
        try:
            besoin = actions.decider(besoin=besoin, acte=acte, par=request.acteur, **form.cleaned_data)
        except Refus as refus:
            form.add_error(refus.champ or None, refus.raison)
        else:
            messages.success(request, f"Besoin {besoin.get_etat_display().lower()}.")
            return redirect("besoin", pk=pk)
    retour = reverse("besoin", args=[pk])
    contexte = {
        "form": form,
        "besoin": besoin,
        "etape": etape,
        "retour": retour,
        "fil": _fil(besoin.region, (besoin.intitule, retour), (etape.bouton, "")),
    }
    return render(request, "college/besoins/decider.html", contexte)
