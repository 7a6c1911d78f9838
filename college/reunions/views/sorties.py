"""Asking for the printed pages of a meeting, and for the booklet of a year."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from college.membres.appartenance import verifier_membre
from college.reunions import policies
from college.reunions.impression import EMARGEMENT, ORDRE, demander_compte_rendu, demander_feuille, demander_recueil
from college.reunions.views.acces import region_du_college, reunion_visible
from mutualisation.refus import Refus


@require_POST
def emargement(request: HttpRequest, pk: int) -> HttpResponse:
    """The sheet to sign, for whoever holds the meeting."""
    reunion = reunion_visible(request, pk)
    policies.verifier_rediger(request.acteur, reunion)
    if not reunion.presences.exists():
        raise Refus("Convoquez d’abord les membres : la feuille porte leurs noms.")
    return redirect("document", pk=demander_feuille(reunion, EMARGEMENT, par=request.acteur).pk)


@require_POST
def ordre_du_jour(request: HttpRequest, pk: int) -> HttpResponse:
    """The agenda, for whoever reads the meeting."""
    reunion = reunion_visible(request, pk)
    return redirect("document", pk=demander_feuille(reunion, ORDRE, par=request.acteur).pk)


@require_POST
def compte_rendu(request: HttpRequest, pk: int) -> HttpResponse:
    """The last version of the minutes that was circulated or approved."""
    reunion = reunion_visible(request, pk)
    version = reunion.comptes_rendus.last()
    if version is None:
        raise Refus("Le compte rendu n’est pas encore diffusé.")
    version.reunion = reunion
    return redirect("document", pk=demander_compte_rendu(version, par=request.acteur).pk)


@require_POST
def recueil(request: HttpRequest, region_pk: int, annee: int) -> HttpResponse:
    """The approved minutes of a year in one file."""
    region = region_du_college(request, region_pk)
    verifier_membre(request.acteur, region)
    document = demander_recueil(region, annee, par=request.acteur)
    if document is None:
        messages.info(request, f"Aucun compte rendu de {annee} n’est encore approuvé.")
        return redirect("college", region_pk=region_pk)
    return redirect("document", pk=document.pk)
