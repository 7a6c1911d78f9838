"""Screens of a session to come: plan it, plan it again, fill its agenda, convene."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from ctri.comite.membres import membres_de
from ctri.comite.regles import regles_de
from ctri.releves.models import Releve
from ctri.seances import actions, policies
from ctri.seances.forms import PointForm, SeanceForm
from ctri.seances.models import EtatSeance, Point
from ctri.seances.preavis import preavis
from ctri.seances.views.acces import fil_vers, seance_visible
from mutualisation.acces import objet_ou_404, region_visible
from mutualisation.confirmation import demander_confirmation
from mutualisation.templatetags.francais import compte, heure, jour
from mutualisation.temps import aujourdhui


def creer(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Prepare a session."""
    region = region_visible(request, region_pk)
    policies.verifier_preparer(request.acteur, region)
    form = SeanceForm(request.POST or None, region=region)
    if request.method == "POST" and form.is_valid():
        donnees = form.cleaned_data
        seance = actions.creer(
            region=region,
            debut=donnees["instant_debut"],
            fin_prevue=donnees["instant_fin"],
            lieu=donnees["lieu"],
            par=request.acteur,
        )
        messages.success(request, "La séance est en préparation : personne n’est encore prévenu.")
        return redirect("seance", pk=seance.pk)
    v, comite = region.vocabulaire, reverse("comite", args=[region.pk])
    contexte = {
        "form": form,
        "titre": f"Préparer {v.seance.un} {v.comite.court.du}",
        "phrase": "Personne n’est prévenu avant la convocation.",
        "bouton": f"Préparer {v.seance.le}",
        "retour": comite,
        "fil": [(v.comite.court.Nom, comite), (v.seance.Nouveau, "")],
    }
    return render(request, "ctri/seances/programmer.html", contexte)


def reprogrammer(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the day, the hours or the place, until it opens."""
    seance = seance_visible(request, pk)
    policies.verifier_reprogrammer(request.acteur, seance)
    form = SeanceForm(request.POST or None, region=seance.region, initial=SeanceForm.valeurs_de(seance))
    if request.method == "POST" and form.is_valid():
        donnees = form.cleaned_data
        etait_convoquee = seance.etat == EtatSeance.CONVOQUEE
        seance = actions.reprogrammer(
            seance=seance,
            debut=donnees["instant_debut"],
            fin_prevue=donnees["instant_fin"],
            lieu=donnees["lieu"],
            par=request.acteur,
        )
        annulee = etait_convoquee and seance.etat == EtatSeance.PREPARATION
        suite = " Les membres sont à convoquer de nouveau." if annulee else ""
        messages.success(request, f"{jour(seance.debut)}, {heure(seance.debut)}, {seance.lieu}.{suite}")
        return redirect("seance", pk=pk)
    convoquee = "Les membres sont convoqués : un autre jour annule la convocation, à refaire ensuite."
    contexte = {
        "form": form,
        "titre": f"Changer la date {seance.region.vocabulaire.seance.du} du {jour(seance.debut)}",
        "phrase": convoquee if seance.etat == EtatSeance.CONVOQUEE else "Personne n’est encore prévenu.",
        "bouton": "Enregistrer",
        "retour": reverse("seance", args=[pk]),
        "fil": fil_vers(seance, ("Changer la date", "")),
    }
    return render(request, "ctri/seances/programmer.html", contexte)


def ajouter_point(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a debate or an information."""
    seance = seance_visible(request, pk)
    policies.verifier_modifier(request.acteur, seance)
    form = PointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        point = actions.ajouter_point(seance=seance, par=request.acteur, **form.cleaned_data)
        messages.success(request, f"Point {point.rang} ajouté à l’ordre du jour.")
        return redirect("seance", pk=seance.pk)
    contexte = {"form": form, "seance": seance, "fil": fil_vers(seance, ("Ajouter un point", ""))}
    return render(request, "ctri/seances/point.html", contexte)


@require_POST
def reprendre(request: HttpRequest, pk: int, point_pk: int) -> HttpResponse:
    """Put on this agenda a point another session put off."""
    seance = seance_visible(request, pk)
    policies.verifier_modifier(request.acteur, seance)
    reporte = objet_ou_404(Point.objects.filter(seance__region=seance.region).select_related("seance"), pk=point_pk)
    point = actions.reprendre_point(seance=seance, point=reporte, par=request.acteur)
    messages.success(request, f"Point {point.rang} : « {point.titre} » est repris à l’ordre du jour.")
    return redirect("seance", pk=pk)


@require_POST
def approbation(request: HttpRequest, pk: int, releve_pk: int) -> HttpResponse:
    """Offer the approval of the last minutes, first on the agenda."""
    seance = seance_visible(request, pk)
    policies.verifier_modifier(request.acteur, seance)
    releve = objet_ou_404(Releve.objects.visibles_par(request.acteur).select_related("seance"), pk=releve_pk)
    point = actions.inscrire_approbation(seance=seance, releve=releve, par=request.acteur)
    messages.success(request, f"Point {point.rang} : « {point.titre} ».")
    return redirect("seance", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def convoquer(request: HttpRequest, pk: int) -> HttpResponse:
    """Convene the members, after who they are and the notice they get were read."""
    seance = seance_visible(request, pk)
    if request.method == "POST":
        seance = actions.convoquer(seance=seance, par=request.acteur)
        nombre = compte(seance.presences.filter(voix=True).count(), "membre convoqué,membres convoqués")
        messages.success(request, f"{nombre} pour le {jour(seance.debut)}.")
        return redirect("seance", pk=pk)
    policies.verifier_convoquer(request.acteur, seance)
    mot = seance.region.vocabulaire.seance
    membres = compte(sum(m.voix for m in membres_de(seance.region, seance.jour)), "membre,membres")
    points = compte(seance.points.count(), "point,points")
    delai = preavis(aujourdhui(seance.region.fuseau), seance.jour, regles_de(seance.region, seance.jour).preavis_jours)
    return demander_confirmation(
        request,
        titre=f"Convoquer {mot.le} du {jour(seance.debut)}",
        effet=f"{membres}, {points} à l’ordre du jour. Convocation {delai.phrase}",
        bouton="Convoquer les membres",
        retour=reverse("seance", args=[pk]),
        fil=fil_vers(seance, ("Convoquer", "")),
    )
