"""What every screen of the staff starts with: the region or the agent, if this person may know of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import slugify

from mutualisation.acces import objet_ou_404, situer
from mutualisation.effectifs.actions import rattachement_de_reference
from mutualisation.effectifs.models import Agent, Rattachement, regions_ouvertes
from mutualisation.tableaux import GENRES
from mutualisation.territoire.models import Region

Fil = list[tuple[str, str]]


def region_ouverte(request: HttpRequest, pk: int) -> Region:
    """The region of the page; the frame then speaks its scheme's words."""
    return situer(request, objet_ou_404(regions_ouvertes(request.acteur), pk=pk))


def agent_visible(request: HttpRequest, pk: int) -> tuple[Agent, Rattachement | None]:
    """The agent and the belonging that counts today; the region of the page is that of the last one."""
    agent = objet_ou_404(Agent.objects.visibles_par(request.acteur), pk=pk)
    rattachement = rattachement_de_reference(agent)
    dernier = rattachement or agent.rattachements.select_related("service__region").order_by("-periode").first()
    if dernier is not None:
        situer(request, dernier.service.region)
    return agent, rattachement


def fil(region: Region, *suite: tuple[str, str]) -> Fil:
    """Breadcrumb; the last step has no address."""
    equipes = ("Équipes et territoires", reverse("equipes", args=[region.pk]) if suite else "")
    return [equipes, *suite]


def fil_des_agents(region: Region, *suite: tuple[str, str]) -> Fil:
    return fil(region, ("Agents", reverse("agents", args=[region.pk]) if suite else ""), *suite)


def piece_jointe(octets: bytes, nom: str, format_: str) -> HttpResponse:
    """A file to keep, under a name that every system takes."""
    reponse = HttpResponse(octets, content_type=GENRES[format_])
    reponse["Content-Disposition"] = f'attachment; filename="{slugify(nom)}.{format_}"'
    return reponse
