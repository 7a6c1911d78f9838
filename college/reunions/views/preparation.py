"""Screens of a meeting to come: plan it, plan it again, convene, call off, choose who writes the minutes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from college.membres.acces import fil_du_college
from college.reunions import actions, policies
from college.reunions.convoques import convoques
from college.reunions.etats import EtatReunion
from college.reunions.forms import AnnulerForm, ConvoquerForm, HoraireForm, ReunionForm, SecretaireForm
from college.reunions.models import Reunion
from college.reunions.views.acces import fil_vers, region_du_college, reunion_visible
from ctri.seances.preavis import preavis
from mutualisation.formulaires import tenter
from mutualisation.templatetags.francais import compte, jour
from mutualisation.temps import aujourdhui
from mutualisation.typographie import typographier


def prevoir(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Set a meeting."""
    region = region_du_college(request, region_pk)
    policies.verifier_presider(request.acteur, region)
    form = ReunionForm(request.POST or None, region=region)
    if request.method == "POST" and form.is_valid():
        reunion = actions.prevoir(region=region, par=request.acteur, **form.cleaned_data)
        messages.success(request, f"Réunion du {jour(reunion.date)} en préparation : personne n’est encore prévenu.")
        return redirect("reunion", pk=reunion.pk)
    v = region.vocabulaire
    contexte = {
        "form": form,
        "titre": f"Prévoir {v.reunion.un} {v.college.du}",
        "phrase": "Personne n’est prévenu avant la convocation.",
        "bouton": f"Préparer {v.reunion.le}",
        "retour": reverse("college", args=[region.pk]),
        "fil": fil_du_college(region, (v.reunion.Nouveau, "")),
    }
    return render(request, "college/formulaire.html", contexte)


def reprogrammer(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the day, the hours or the place, until it opens."""
    reunion = reunion_visible(request, pk)
    policies.verifier_reprogrammer(request.acteur, reunion)
    initial = {nom: getattr(reunion, nom) for nom in ("date", "debut", "fin", "lieu")}
    form = HoraireForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        convoquee = reunion.etat == EtatReunion.CONVOQUEE
        reunion = actions.reprogrammer(reunion=reunion, par=request.acteur, **form.cleaned_data)
        annulee = convoquee and reunion.etat == EtatReunion.PREPARATION
        suite = " Les membres sont à convoquer de nouveau." if annulee else ""
        messages.success(request, f"Réunion du {jour(reunion.date)}, {reunion.lieu}.{suite}")
        return redirect("reunion", pk=pk)
    prevenus = "Les membres sont convoqués : un autre jour annule la convocation, à refaire ensuite."
    contexte = {
        "form": form,
        "titre": f"Changer la date de la réunion du {jour(reunion.date)}",
        "phrase": prevenus if reunion.etat == EtatReunion.CONVOQUEE else "Personne n’est encore prévenu.",
        "bouton": "Enregistrer",
        "retour": reverse("reunion", args=[pk]),
        "fil": fil_vers(reunion, ("Changer la date", "")),
    }
    return render(request, "college/formulaire.html", contexte)


def convoquer(request: HttpRequest, pk: int) -> HttpResponse:
    """Convene, after who is expected and the notice they get were read."""
    reunion = reunion_visible(request, pk)
    policies.verifier_convoquer(request.acteur, reunion)
    attendus = convoques(reunion.region, reunion.date)
    delai = preavis(aujourdhui(reunion.region.fuseau), reunion.date, policies.regles_de(reunion).preavis_jours)
    form = ConvoquerForm(request.POST or None, convoques=attendus, court=not delai.tenu)
    if request.method == "POST" and form.is_valid():
        choisis = [int(pk) for pk in form.cleaned_data.get("associes", ())]
        motif = form.cleaned_data.get("motif", "")
        if tenter(form, lambda: actions.convoquer(reunion=reunion, associes=choisis, motif=motif, par=request.acteur)):
            nombre = compte(reunion.presences.count(), "personne convoquée,personnes convoquées")
            messages.success(request, f"{nombre} pour le {jour(reunion.date)}.")
            return redirect("reunion", pk=pk)
    contexte = {
        "form": form,
        "titre": f"Convoquer la réunion du {jour(reunion.date)}",
        "phrase": _effet(reunion, sum(c.voix for c in attendus), delai.phrase),
        "bouton": "Convoquer",
        "retour": reverse("reunion", args=[pk]),
        "fil": fil_vers(reunion, ("Convoquer", "")),
    }
    return render(request, "college/formulaire.html", contexte)


def _effet(reunion: Reunion, membres: int, delai: str) -> str:
    points = compte(reunion.points.count(), "point,points")
    return typographier(
        f"{compte(membres, 'membre,membres')}, {points} à l’ordre du jour. Convocation {delai} "
        "Chacun reçoit un courriel avec le rendez-vous à ranger dans son agenda."
    )


def annuler(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the meeting off, with a reason."""
    reunion = reunion_visible(request, pk)
    policies.verifier_reprogrammer(request.acteur, reunion)
    form = AnnulerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reunion = actions.annuler(reunion=reunion, par=request.acteur, **form.cleaned_data)
        messages.success(request, f"La réunion du {jour(reunion.date)} est annulée.")
        return redirect("reunion", pk=pk)
    prevenus = "Les personnes convoquées reçoivent ce motif." if reunion.etat == EtatReunion.CONVOQUEE else ""
    contexte = {
        "form": form,
        "titre": f"Annuler la réunion du {jour(reunion.date)}",
        "phrase": f"On ne revient pas sur une annulation. {prevenus}".strip(),
        "bouton": "Annuler la réunion",
        "retour": reverse("reunion", args=[pk]),
        "fil": fil_vers(reunion, ("Annuler", "")),
    }
    return render(request, "college/formulaire.html", contexte)


def secretaire(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose who writes the minutes with whoever presides."""
    reunion = reunion_visible(request, pk)
    policies.verifier_presider(request.acteur, reunion.region)
    form = SecretaireForm(request.POST or None, reunion=reunion)
    if request.method == "POST" and form.is_valid():
        agent = form.cleaned_data["secretaire"]
        if tenter(form, lambda: actions.designer_secretaire(reunion=reunion, agent=agent, par=request.acteur)):
            messages.success(request, f"{agent} prend les notes." if agent else "Vous tenez seul le compte rendu.")
            return redirect("reunion", pk=pk)
    contexte = {
        "form": form,
        "titre": f"Secrétariat de la réunion du {jour(reunion.date)}",
        "phrase": "Cette personne pointe les présences et écrit le compte rendu avec vous.",
        "bouton": "Enregistrer",
        "retour": reverse("reunion", args=[pk]),
        "fil": fil_vers(reunion, ("Secrétariat", "")),
    }
    return render(request, "college/formulaire.html", contexte)
