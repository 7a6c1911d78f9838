"""What is written beside the actions: capacities, reasons, what changes, actions carried over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from college.membres.composition import Membre
from college.plans import actions
from college.plans.actions.creation import precedent
from college.plans.calculs import charges
from college.plans.forms import CapaciteForm, RepriseForm, TexteForm
from college.plans.instantane import contenu_de
from college.plans.models import PlanTravail
from college.plans.presentation import lu
from college.plans.travail import Travail
from college.plans.views.acces import plan_visible
from ctri.cadrage.models import Objectif
from mutualisation.acces import objet_ou_404
from mutualisation.effectifs.models import Agent
from mutualisation.refus import Refus
from mutualisation.typographie import typographier

LECTURE_ECRITURE = require_http_methods(["GET", "HEAD", "POST"])


def _page(
    request: HttpRequest, plan: PlanTravail, gabarit: str, titre: str, form: forms.Form, **plus: Any
) -> HttpResponse:
    contexte = {
        "plan": plan,
        "titre": typographier(titre),
        "form": form,
        "retour": reverse("plan", args=[plan.pk]),
        "fil": [(plan.dossier.titre, reverse("plan", args=[plan.pk])), (typographier(titre), "")],
        **plus,
    }
    return render(request, gabarit, contexte)


@LECTURE_ECRITURE
def capacite(request: HttpRequest, pk: int, agent_pk: int) -> HttpResponse:
    """One doctor's capacity, and the reason for an overload."""
    plan = plan_visible(request, pk, ecrire=True)
    travail = Travail(plan)
    agents = Agent.objects.filter(pk__in=[_agent(m).pk for m in (*travail.membres, *travail.postes.values())])
    agent: Agent = objet_ou_404(agents, pk=agent_pk)
    charge = next((c for c in charges(lu(contenu_de(travail))) if c.medecin["id"] == agent.pk), None)
    if charge is None:
        raise Refus(f"{agent.affiche} n’a aucun jour dans {request.region.vocabulaire.plan_travail.le}.")
    reglages = ("conges", "formation", "reserve", "prete", "hors_plan")
    motif = travail.capacites[agent.pk].motif_surcharge if agent.pk in travail.capacites else ""
    initial = {nom: charge.medecin[nom] for nom in reglages} | {"motif": motif}  # type: ignore[literal-required]
    form = CapaciteForm(request.POST or None, initial=initial, v=request.region.vocabulaire)
    if request.method == "POST" and form.is_valid():
        valeurs = form.cleaned_data
        try:
            actions.regler_capacite(
                plan=plan, agent=agent, par=request.acteur, **{nom: valeurs[nom] for nom in reglages}
            )
        except Refus as refus:
            form.add_error("conges", refus.raison)
        else:
            actions.motiver_surcharge(plan=plan, agent=agent, texte=valeurs["motif"], par=request.acteur)
            messages.success(request, f"La capacité de {agent.affiche} est enregistrée.")
            return redirect(f"{reverse('plan', args=[pk])}#medecin-{agent.pk}")
    return _page(request, plan, "college/plans/capacite.html", f"Capacité de {agent.affiche}", form, charge=charge)


def _agent(membre: Membre) -> Agent:
    return membre.agent


@LECTURE_ECRITURE
def motif(request: HttpRequest, pk: int, objectif_pk: int) -> HttpResponse:
    """Why an objective stays without answer this year (règle V2)."""
    plan = plan_visible(request, pk, ecrire=True)
    travail = Travail(plan)
    publies = Objectif.objects.filter(pk__in=[o.pk for o in travail.objectifs])
    objectif: Objectif = objet_ou_404(publies, pk=objectif_pk)
    ecrit = travail.motifs.get(objectif.pk)
    v = request.region.vocabulaire
    form = TexteForm(
        request.POST or None,
        initial={"texte": ecrit.texte if ecrit else ""},
        libelle=f"Motif, tel que {v.comite.court.le} le lira",
        v=v,
    )
    if request.method == "POST" and form.is_valid():
        actions.motiver_sans_reponse(plan=plan, objectif=objectif, texte=form.cleaned_data["texte"], par=request.acteur)
        messages.success(request, "Motif enregistré.")
        return redirect(f"{reverse('plan', args=[pk])}#objectif-{objectif.pk}")
    return _page(request, plan, "college/formulaire.html", f"Sans réponse : {objectif.libelle}", form)


@LECTURE_ECRITURE
def changements(request: HttpRequest, pk: int) -> HttpResponse:
    """What changes compared with last year: the first thing the committee reads."""
    plan = plan_visible(request, pk, ecrire=True)
    libelle = f"Ce qui change par rapport à {plan.dossier.annee - 1}"
    v = request.region.vocabulaire
    form = TexteForm(request.POST or None, initial={"texte": plan.changements}, libelle=libelle, v=v)
    if request.method == "POST" and form.is_valid():
        actions.dire_changements(plan=plan, texte=form.cleaned_data["texte"], par=request.acteur)
        messages.success(request, "Texte enregistré.")
        return redirect("plan", pk=pk)
    return _page(request, plan, "college/formulaire.html", libelle, form)


@LECTURE_ECRITURE
def reprise(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry over actions of last year that are not finished."""
    plan = plan_visible(request, pk, ecrire=True)
    version = precedent(plan)
    if version is None:
        raise Refus("Il n’y a pas de version de l’année précédente à reprendre.")
    v = request.region.vocabulaire
    form = RepriseForm(
        request.POST or None,
        choix=[(a["id"], f"{a['numero']} {a['intitule']}") for a in version.contenu["actions"]],
        libelle=f"{v.action.Pluriel} de {plan.dossier.annee - 1} à poursuivre",
    )
    if request.method == "POST" and form.is_valid():
        reprises = actions.reprendre_actions(plan=plan, choisies=set(form.cleaned_data["actions"]), par=request.acteur)
        messages.success(request, f"{v.action.compter(len(reprises))}, sans jours. Donnez-leur ceux de l’année.")
        return redirect("plan", pk=pk)
    titre = f"Reprendre {v.action.des} de {plan.dossier.annee - 1}"
    return _page(request, plan, "college/plans/reprise.html", titre, form)
