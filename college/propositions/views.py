"""Screens: what is due in the year, and starting a text."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from college.propositions.forms import TexteForm
from college.propositions.lecture import etat_des_lieux
from college.propositions.policies import verifier_commencer, verifier_inedit
from college.propositions.redactions import Redaction, redaction
from ctri.cadrage.actions import publie
from ctri.cycle import annee_du_cycle, prochaine_seance
from ctri.dossiers.noms import intitule
from ctri.echeancier.lecture import annees_de
from ctri.echeancier.presentation import panneau
from mutualisation.acces import region_visible
from mutualisation.territoire.models import Region


@require_safe
def lire(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Every text due in a year, and where it stands."""
    region = region_visible(request, region_pk)
    annees = annees_de(region)
    demandee = request.GET.get("annee", "")
    annee = int(demandee) if demandee.isdigit() and int(demandee) in annees else annee_du_cycle(region)
    cadrage = publie(region, annee)
    etat = etat_des_lieux(request.acteur, region, annee, cadrage)
    contexte = {
        "region": region,
        "annee": annee,
        "annees": [a for a in (annee - 1, annee, annee + 1) if a in annees],
        "cadrage": cadrage,
        "objectifs": list(cadrage.objectifs.all()) if cadrage else [],
        "etat_des_lieux": etat,
        "attendus": sum(1 for _ in etat),
        "cadrage_publie": f"Publié{region.vocabulaire.cadrage.e}",
        "cadrage_a_publier": f"Pas encore publié{region.vocabulaire.cadrage.e}",
        "seance": prochaine_seance(region),
        "fil": [(region.vocabulaire.proposition.Pluriel, "")],
    } | panneau(request.acteur, region, annee)
    return render(request, "college/propositions/lire.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
def commencer(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Start a text: what it will answer, what may be carried over."""
    region = region_visible(request, region_pk)
    texte = _texte(request, region)
    cadrage = publie(region, texte["annee"])
    verifier_commencer(request.acteur, region, **texte, cadrage_publie=cadrage is not None)
    verifier_inedit(region, **texte)
    genre = redaction(region.schema.livrable(texte["livrable"]).type)
    if request.method == "POST":
        return _ouvrir(request, region, texte, genre)
    nom = intitule(region, **texte, forme="le")
    contexte = {
        "region": region,
        "texte": texte,
        "nom": nom,
        "gabarit": genre.gabarit,
        "retour": _retour(region, texte["annee"]),
        "fil": [(region.vocabulaire.proposition.Pluriel, _retour(region, texte["annee"])), (f"Commencer {nom}", "")],
        **genre.contexte(region, cadrage, texte),
    }
    return render(request, "college/propositions/commencer.html", contexte)


def _ouvrir(request: HttpRequest, region: Region, texte: dict[str, Any], genre: Redaction) -> HttpResponse:
    dossier = genre.ouvrir(region=region, texte=texte, choix=request.POST, par=request.acteur)
    messages.success(request, f"{dossier.titre}\N{NO-BREAK SPACE}: {_effet(region, dossier.pole)}.")
    return redirect(genre.adresse(dossier))


def _effet(region: Region, pole: str) -> str:
    v = region.vocabulaire
    lecteurs = "brouillon ouvert" if pole else f"brouillon ouvert aux membres {v.college.du}"
    return f"{lecteurs}, invisible {v.comite.court.du} jusqu’à sa soumission"


def _texte(request: HttpRequest, region: Region) -> dict[str, Any]:
    """The text asked for; one the scheme does not expect does not exist."""
    donnees = request.POST if request.method == "POST" else request.GET
    form = TexteForm(donnees, region=region, annees=annees_de(region))
    if not form.is_valid():
        raise Http404("Ce texte n’est pas attendu dans cette région.")
    return form.cleaned_data


def _retour(region: Region, annee: int) -> str:
    return f"{reverse('propositions', args=[region.pk])}?annee={annee}"
