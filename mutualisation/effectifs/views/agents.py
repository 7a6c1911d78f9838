"""The agents of a region: list, export, one agent's page, adding and correcting."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mutualisation.effectifs import actions, liste, policies
from mutualisation.effectifs.forms import AgentForm, ArriveeForm, FiltreForm
from mutualisation.effectifs.libelles import avec_services
from mutualisation.effectifs.models import Agent
from mutualisation.effectifs.referentiel import libelles_de_carriere
from mutualisation.effectifs.views.commun import agent_visible, fil_des_agents, piece_jointe, region_ouverte
from mutualisation.journal.actions import historique
from mutualisation.refus import Refus
from mutualisation.tableaux import GENRES, produire
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region
from mutualisation.typographie import majuscule

PAR_PAGE = 50
ACTES_MONTRES = 50


def _filtre(request: HttpRequest, region: Region) -> FiltreForm:
    services = list(region.services.order_by("-est_siege", "departement"))
    return FiltreForm(request.GET, region=region, services=services)


@require_safe
def agents(request: HttpRequest, region_pk: int) -> HttpResponse:
    """The list; filters and page are in the address."""
    region = region_ouverte(request, region_pk)
    filtre, complet = _filtre(request, region), policies.peut_gerer_la_region(request.acteur, region)
    lignes = liste.rattachements(region, filtre.choix, aujourdhui(region.fuseau), complet=complet)
    page = Paginator(lignes.select_related("agent", "service"), PAR_PAGE).get_page(request.GET.get("page"))
    contexte = {
        "region": region,
        "lignes": [(ligne, majuscule(_profession(region, ligne.agent))) for ligne in page],
        "filtre": filtre,
        "situation": filtre.choix["situation"],
        "page": page,
        "complet": complet,
        "gere": bool(policies.services_geres(request.acteur, region)),
        "formats": list(GENRES),
        "fil": fil_des_agents(region),
    }
    return render(request, "effectifs/agents.html", contexte)


def _profession(region: Region, agent: Agent) -> str:
    return region.schema.profession(agent.profession).titre(agent.genre)


@require_safe
def export(request: HttpRequest, region_pk: int, format_: str) -> HttpResponse:
    """Exactly what the filters show, all pages together."""
    region = region_ouverte(request, region_pk)
    if format_ not in GENRES:
        raise Http404("Format inconnu.")
    jour, complet = aujourdhui(region.fuseau), policies.peut_gerer_la_region(request.acteur, region)
    lignes = liste.rattachements(region, _filtre(request, region).choix, jour, complet=complet)
    octets = produire(format_, liste.feuille(region, lignes, complet=complet))
    return piece_jointe(octets, f"agents-{region.circonscription.sigle}-{jour:%Y-%m-%d}", format_)


@require_safe
def agent(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the agent belongs and belonged; number, address and history for those who keep the staff."""
    vu, rattachement = agent_visible(request, pk)
    region = request.region
    complet = policies.peut_voir_le_dossier(request.acteur, vu, rattachement.service if rattachement else None)
    jour = aujourdhui(region.fuseau)
    contexte = {
        "agent": vu,
        "region": region,
        "carriere": libelles_de_carriere(region.schema, vu),
        "rattachement": rattachement,
        "rattachements": vu.rattachements.select_related("service").order_by("-periode"),
        "jour": jour,
        "complet": complet,
        "gere": rattachement is not None and policies.peut_gerer(request.acteur, rattachement.service),
        "peut_rattacher": bool(policies.services_geres(request.acteur, region)),
        "actes": avec_services(historique(vu)[:ACTES_MONTRES]) if complet else None,
        "fil": fil_des_agents(region, (vu.affiche, "")),
    }
    return render(request, "effectifs/agent.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
def nouveau(request: HttpRequest, region_pk: int) -> HttpResponse:
    """A new agent, and the service they join."""
    region = region_ouverte(request, region_pk)
    services = policies.services_geres(request.acteur, region)
    if not services:
        policies.verifier_gerer_la_region(request.acteur, region)
    form = AgentForm(request.POST or None, region=region)
    arrivee = ArriveeForm(request.POST or None, services=services)
    if request.method == "POST" and form.is_valid() & arrivee.is_valid():
        try:
            cree = actions.creer_agent(par=request.acteur, identite=form.identite, **arrivee.poste)
        except Refus as refus:
            form.add_error(None, refus.raison)
        else:
            messages.success(request, f"{cree.affiche} est enregistré{cree.e}, {arrivee.poste['service'].nom}.")
            return redirect("agent", cree.pk)
    contexte = {
        "form": form,
        "arrivee": arrivee,
        "region": region,
        "fil": fil_des_agents(region, (f"Ajouter {region.vocabulaire.agent.un}", "")),
    }
    return render(request, "effectifs/agent_nouveau.html", contexte)


@require_http_methods(["GET", "HEAD", "POST"])
def modifier(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct who the agent is."""
    vu, rattachement = agent_visible(request, pk)
    if rattachement is None:
        raise Refus("Cet agent n’est plus rattaché à aucun service : sa fiche est close.")
    policies.verifier_gerer(request.acteur, rattachement.service)
    form = AgentForm(request.POST or None, region=request.region, agent=vu)
    if form.is_valid():
        try:
            actions.modifier_agent(par=request.acteur, agent=vu, identite=form.identite)
        except Refus as refus:
            form.add_error(None, refus.raison)
        else:
            messages.success(request, f"La fiche de {vu.affiche} est à jour.")
            return redirect("agent", pk)
    chemin = fil_des_agents(request.region, (vu.affiche, reverse("agent", args=[pk])), ("Modifier", ""))
    return render(request, "effectifs/agent_modifier.html", {"form": form, "agent": vu, "fil": chemin})
