"""Screens of the framing: read, write, publish."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ctri.cadrage import actions, policies
from ctri.cadrage.forms import MotifForm, ObjectifForm
from ctri.cadrage.models import Cadrage, Objectif
from ctri.cadrage.versions import Versions, propositions_touchees
from mutualisation.acces import objet_ou_404, region_visible, situer
from mutualisation.confirmation import demander_confirmation
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.typographie import compte, typographier


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
    """The objectives in rank order, what this version changed, which proposals are older than it."""
    cadrage = _cadrage(request, pk)
    versions = Versions(cadrage.region, cadrage.annee)
    lisibles = list(cadrages_visibles(request.acteur).filter(region=cadrage.region, annee=cadrage.annee))
    en_vigueur = versions.en_vigueur == cadrage
    contexte = {
        "cadrage": cadrage,
        "fige": f"Figé{cadrage.region.vocabulaire.cadrage.e}",
        "objectifs": versions.objectifs[cadrage.pk],
        "redige": policies.peut_cadrer(request.acteur, cadrage.region),
        "brouillon_ouvert": any(c.publie_le is None for c in versions.toutes),
        "versions": [c for c in lisibles if c.pk != cadrage.pk],
        "en_vigueur": en_vigueur,
        "touchees": propositions_touchees(request.acteur, cadrage.region, versions) if en_vigueur else [],
        "actes": historique(cadrage),
        "fil": _fil(cadrage),
    }
    return render(request, "ctri/cadrage/lire.html", contexte | _changements(cadrage, versions))


def _changements(cadrage: Cadrage, versions: Versions) -> dict[str, Any]:
    """What a version changed from the one before it; nothing for the first."""
    precedente = versions.precedente(cadrage)
    if precedente is None:
        return {"differences": None}
    return {
        "differences": versions.differences(precedente, cadrage),
        "titre_avant": f"Version {precedente.version}",
        "titre_apres": f"Version {cadrage.version}",
    }


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


@require_http_methods(["GET", "HEAD", "POST"])
def publier(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish, once asked: the first version at once, an amended one with its reason and what it changes."""
    cadrage = _cadrage(request, pk)
    policies.verifier_publier(request.acteur, cadrage)
    form = MotifForm(request.POST if request.method == "POST" else None) if cadrage.version > 1 else None
    if request.method == "POST" and (form is None or form.is_valid()):
        return _publier(request, cadrage, form.cleaned_data["motif"] if form else "")
    titre = f"Publier {cadrage.region.vocabulaire.cadrage.le} {cadrage.annee}"
    if form is None:
        return demander_confirmation(
            request, titre=titre, effet=_effet(cadrage), bouton="Publier",
            retour=reverse("cadrage", args=[pk]), fil=_fil(cadrage, (titre, "")),
        )  # fmt: skip
    versions = Versions(cadrage.region, cadrage.annee)
    contexte = {
        "cadrage": cadrage,
        "titre": titre,
        "form": form,
        "effet": _effet(cadrage),
        "touchees": propositions_touchees(request.acteur, cadrage.region, versions.comme_si(cadrage)),
        "fil": _fil(cadrage, (titre, "")),
    } | _changements(cadrage, versions)
    return render(request, "ctri/cadrage/publier.html", contexte, status=400 if form.is_bound else 200)


def _effet(cadrage: Cadrage) -> str:
    """Who is told, and that it cannot be undone."""
    prevenues = compte(len(actions.lecteurs_de(cadrage.region)) - 1, "personne prévenue", "personnes prévenues")
    v = cadrage.region.vocabulaire
    return typographier(f"{v.cadrage.Le} ne changera plus, sinon par une nouvelle version. {prevenues} par courriel.")


def _publier(request: HttpRequest, cadrage: Cadrage, motif: str) -> HttpResponse:
    cadrage = actions.publier(cadrage=cadrage, par=request.acteur, motif=motif)
    v = cadrage.region.vocabulaire
    lecteur = v.college.le if cadrage.region.schema.college else v.proposant.le
    fait = "publication faite" if cadrage.version == 1 else f"version {cadrage.version} publiée"
    messages.success(request, f"{v.cadrage.Nom} {cadrage.annee} : {fait}, {lecteur} le lit désormais.")
    return redirect("cadrage", pk=cadrage.pk)
