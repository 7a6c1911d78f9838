"""Associated professionals: one, inviting, bringing to an end."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from college.membres import actions, policies
from college.membres.acces import college_visible, fil_du_college
from college.membres.forms import AssociationForm, FinForm
from college.membres.models import Association
from mutualisation.acces import objet_ou_404, situer
from mutualisation.formulaires import tenter
from mutualisation.journal.actions import historique
from mutualisation.refus import raison
from mutualisation.typographie import date_longue, majuscule, typographier

saisie = require_http_methods(["GET", "HEAD", "POST"])


def association_visible(request: HttpRequest, pk: int) -> Association:
    """One that this person may know of."""
    visibles = Association.objects.visibles_par(request.acteur).select_related("region", "agent")
    association = objet_ou_404(visibles, pk=pk)
    situer(request, association.region)
    return association


@require_safe
def lire(request: HttpRequest, pk: int) -> HttpResponse:
    """Over which period, and its history, past ones too."""
    association = association_visible(request, pk)
    region, agent = association.region, association.agent
    contexte = {
        "association": association,
        "region": region,
        "metier": majuscule(region.schema.qualite(agent.profession, agent.genre)),
        "qualite": majuscule(region.vocabulaire.associe.titre(agent.genre)),
        "preside": policies.preside(request.acteur, region),
        "refus": raison(lambda: policies.verifier_terminable(request.acteur, association)),
        "actes": historique(association),
        "fil": fil_du_college(region, (str(agent), "")),
    }
    return render(request, "college/membres/association.html", contexte)


@saisie
def associer(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Invite a professional of the region's services."""
    region = college_visible(request, region_pk)
    policies.verifier_associer(request.acteur, region)
    v = region.vocabulaire
    form = AssociationForm(request.POST or None, region=region)
    if request.method == "POST" and form.is_valid():
        fait = tenter(form, lambda: actions.associer(region=region, par=request.acteur, **form.choix))
        if fait is not None:
            effet = f"{fait.agent} est associé{fait.agent.e} {v.college.au} {fait.duree}"
            messages.success(request, typographier(f"{effet} : à inviter réunion par réunion, sans voix."))
            return redirect("college", region_pk=region.pk)
    titre = "Associer un professionnel"
    contexte = {
        "form": form,
        "titre": titre,
        "phrase": (
            f"Cette personne pourra être invitée aux réunions {v.college.du}, sans voix : le choix se fait à chaque "
            "convocation. Elle lit les réunions où elle est convoquée. Celles qui le sont déjà ne changent pas."
        ),
        "bouton": "Associer",
        "retour": reverse("college", args=[region.pk]),
        "fil": fil_du_college(region, (titre, "")),
    }
    return render(request, "college/formulaire.html", contexte)


@saisie
def terminer(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked on a page of its own, which says the effect."""
    association = association_visible(request, pk)
    policies.verifier_terminable(request.acteur, association)
    form = FinForm(request.POST or None, association=association)
    if request.method == "POST" and form.is_valid():
        fait = tenter(
            form, lambda: actions.mettre_fin(association=association, par=request.acteur, **form.cleaned_data)
        )
        if fait is not None:
            fin = date_longue(form.cleaned_data["dernier_jour"])
            messages.success(request, f"L’association de {fait.agent} prend fin le {fin} au soir.")
            return redirect("association", pk=pk)
    agent, retour = association.agent, reverse("association", args=[pk])
    contexte = {
        "form": form,
        "titre": f"Mettre fin à l’association de {agent}",
        "phrase": (
            f"Associé{agent.e} {association.duree}. Après ce jour, {agent} ne pourra plus être invité{agent.e}. "
            "Les réunions déjà convoquées ne changent pas ; l’historique est gardé."
        ),
        "bouton": "Mettre fin à l’association",
        "retour": retour,
        "fil": fil_du_college(association.region, (str(agent), retour), ("Mettre fin", "")),
    }
    return render(request, "college/formulaire.html", contexte)
