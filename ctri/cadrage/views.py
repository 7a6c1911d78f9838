"""Screens of the framing: read, write, publish."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ctri.cadrage import actions, policies
from ctri.cadrage.forms import ObjectifForm
from ctri.cadrage.models import Cadrage, Objectif
from mutualisation.acces import objet_ou_404, region_visible, situer
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit


def cadrages_visibles(acteur: Acteur) -> QuerySet[Cadrage]:
    """Published ones for readers of the region; drafts for those who write them."""
    lecteurs = Q(region_id__in=acteur.regions()) | Q(region__dispositif_id__in=acteur.dispositifs())
    return Cadrage.objects.filter(
        Q(region_id__in=acteur.regions(Droit.CADRER)) | (lecteurs & Q(publie_le__isnull=False))
    ).select_related("region", "publie_par")


def _cadrage(request: HttpRequest, pk: int) -> Cadrage:
    cadrage = objet_ou_404(cadrages_visibles(request.acteur), pk=pk)
    situer(request, cadrage.region)
    return cadrage


def _objectif(request: HttpRequest, pk: int) -> Objectif:
    objectif = objet_ou_404(Objectif.objects.select_related("cadrage__region"), pk=pk)
    _cadrage(request, objectif.cadrage_id)
    return objectif


def _fil(cadrage: Cadrage, *suite: tuple[str, str]) -> list[tuple[str, str]]:
    v = cadrage.region.vocabulaire
    lien = reverse("cadrage", args=[cadrage.pk]) if suite else ""
    return [
        (v.comite.court.Nom, reverse("comite", args=[cadrage.region_id])),
        (f"{v.cadrage.Nom} {cadrage.annee}", lien),
        *suite,
    ]


@require_safe
def lire(request: HttpRequest, pk: int) -> HttpResponse:
    """The objectives in rank order, and what can be done with them."""
    cadrage = _cadrage(request, pk)
    contexte = {
        "cadrage": cadrage,
        "fige": f"Figé{cadrage.region.vocabulaire.cadrage.e}",
        "objectifs": cadrage.objectifs.all(),
        "redige": policies.peut_cadrer(request.acteur, cadrage.region),
        "actes": historique(cadrage),
        "fil": _fil(cadrage),
    }
    return render(request, "ctri/cadrage/lire.html", contexte)


@require_POST
def ouvrir(request: HttpRequest, region_pk: int, annee: int) -> HttpResponse:
    """Start the framing of a year, or a new version."""
    region = region_visible(request, region_pk)
    cadrage = actions.ouvrir(region=region, annee=annee, par=request.acteur)
    messages.success(request, f"{region.vocabulaire.cadrage.Nom} {annee} : brouillon ouvert, visible de vous seul.")
    return redirect("cadrage", pk=cadrage.pk)


def ajouter(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an objective."""
    cadrage = _cadrage(request, pk)
    policies.verifier_modifier(request.acteur, cadrage)
    form = ObjectifForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.ajouter_objectif(cadrage=cadrage, par=request.acteur, **form.cleaned_data)
        messages.success(request, "Objectif ajouté au dernier rang.")
        return redirect("cadrage", pk=cadrage.pk)
    contexte = {"form": form, "cadrage": cadrage, "objectif": None, "fil": _fil(cadrage, ("Ajouter un objectif", ""))}
    return render(request, "ctri/cadrage/objectif.html", contexte)


def modifier(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an objective."""
    objectif = _objectif(request, pk)
    policies.verifier_modifier(request.acteur, objectif.cadrage)
    form = ObjectifForm(request.POST or None, instance=objectif)
    if request.method == "POST" and form.is_valid():
        actions.modifier_objectif(objectif=form.instance, par=request.acteur)
        messages.success(request, "Objectif enregistré.")
        return redirect("cadrage", pk=objectif.cadrage_id)
    contexte = {
        "form": form,
        "cadrage": objectif.cadrage,
        "objectif": objectif,
        "fil": _fil(objectif.cadrage, (f"Objectif {objectif.rang}", "")),
    }
    return render(request, "ctri/cadrage/objectif.html", contexte)


@require_POST
def deplacer(request: HttpRequest, pk: int) -> HttpResponse:
    """Move an objective up or down."""
    objectif = _objectif(request, pk)
    pas = -1 if request.POST.get("sens") == "monter" else 1
    actions.deplacer_objectif(objectif=objectif, vers=objectif.rang + pas, par=request.acteur)
    return redirect("cadrage", pk=objectif.cadrage_id)


@require_POST
def supprimer(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove an objective."""
    objectif = _objectif(request, pk)
    actions.supprimer_objectif(objectif=objectif, par=request.acteur)
    messages.success(request, "Objectif supprimé.")
    return redirect("cadrage", pk=objectif.cadrage_id)


@require_POST
def publier(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish: the college reads it from now on."""
    cadrage = actions.publier(cadrage=_cadrage(request, pk), par=request.acteur)
    v = cadrage.region.vocabulaire
    messages.success(request, f"{v.cadrage.Nom} {cadrage.annee} : publication faite, {v.college.le} le lit désormais.")
    return redirect("cadrage", pk=pk)
