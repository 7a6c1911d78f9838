"""Moving an agent, recording a departure, cancelling what has not begun (règle T3)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mutualisation.acces import objet_ou_404, situer
from mutualisation.effectifs import actions, policies
from mutualisation.effectifs.forms import DepartForm, RattachementForm
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.effectifs.views.commun import Fil, agent_visible, fil_des_agents
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui
from mutualisation.typographie import date_longue, pourcent


def _fil(request: HttpRequest, agent: Agent, etape: str) -> Fil:
    return fil_des_agents(request.region, (agent.affiche, reverse("agent", args=[agent.pk])), (etape, ""))


@require_http_methods(["GET", "HEAD", "POST"])
def changer(request: HttpRequest, pk: int) -> HttpResponse:
    """Another service or another share, from a day on."""
    agent, actuel = agent_visible(request, pk)
    services = policies.services_geres(request.acteur, request.region)
    if actuel is not None:
        policies.verifier_gerer(request.acteur, actuel.service)
    elif not services:
        policies.verifier_gerer_la_region(request.acteur, request.region)
    initial = {"service": actuel.service_id, "quotite": actuel.quotite} if actuel else {}
    form = RattachementForm(request.POST or None, services=services, initial=initial)
    if form.is_valid() and _rattacher(request, agent, form):
        return redirect("agent", pk)
    contexte = {
        "form": form,
        "agent": agent,
        "actuel": actuel,
        "prevu": actuel is not None and actuel.periode.lower > aujourdhui(request.region.fuseau),
        "fil": _fil(request, agent, "Changer de rattachement"),
    }
    return render(request, "effectifs/rattachement.html", contexte)


def _rattacher(request: HttpRequest, agent: Agent, form: RattachementForm) -> bool:
    try:
        nouveau = actions.rattacher(par=request.acteur, agent=agent, motif=form.cleaned_data["motif"], **form.poste)
    except Refus as refus:
        form.add_error("debut", refus.raison)
        return False
    messages.success(
        request,
        f"{agent.affiche}\u00a0: {nouveau.service.nom}, {pourcent(nouveau.quotite)}, "
        f"à compter du {date_longue(nouveau.periode.lower)}.",
    )
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def depart(request: HttpRequest, pk: int) -> HttpResponse:
    """The last day."""
    agent, actuel = agent_visible(request, pk)
    if actuel is None:
        raise Refus("Cet agent n’a pas de rattachement à terminer.")
    policies.verifier_gerer(request.acteur, actuel.service)
    form = DepartForm(request.POST or None)
    if form.is_valid():
        try:
            actions.terminer_rattachement(par=request.acteur, agent=agent, **form.cleaned_data)
        except Refus as refus:
            form.add_error("dernier_jour", refus.raison)
        else:
            jour = date_longue(form.cleaned_data["dernier_jour"])
            messages.success(request, f"Le départ de {agent.affiche} est enregistré\u00a0: dernier jour le {jour}.")
            return redirect("agent", pk)
    contexte = {"form": form, "agent": agent, "actuel": actuel, "fil": _fil(request, agent, "Enregistrer un départ")}
    return render(request, "effectifs/depart.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
def annuler(request: HttpRequest, pk: int) -> HttpResponse:
    """A page that names the effect, then the act."""
    agents = Agent.objects.visibles_par(request.acteur)
    prevu = objet_ou_404(
        Rattachement.objects.filter(agent__in=agents).select_related("agent", "service__region"), pk=pk
    )
    situer(request, prevu.service.region)
    policies.verifier_annuler(request.acteur, prevu)
    if request.method == "POST":
        actions.annuler_rattachement(par=request.acteur, rattachement=prevu)
        messages.success(request, f"Le rattachement prévu de {prevu.agent.affiche} est annulé.")
        return redirect("agent", prevu.agent_id)
    contexte = {"prevu": prevu, "agent": prevu.agent, "fil": _fil(request, prevu.agent, "Annuler un rattachement")}
    return render(request, "effectifs/rattachement_annuler.html", contexte)
