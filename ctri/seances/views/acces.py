"""From an address to a session this person may see, and the way back to it."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse

from ctri.seances.lecture import points_lus
from ctri.seances.models import Point, Presence, Seance
from mutualisation.acces import objet_ou_404, situer
from mutualisation.templatetags.francais import jour


def seance_visible(request: HttpRequest, pk: int) -> Seance:
    """A session of a region this person may read; in preparation, only whoever prepares it sees it."""
    seance = objet_ou_404(Seance.objects.visibles_par(request.acteur).select_related("region"), pk=pk)
    situer(request, seance.region)
    return seance


def presence_visible(request: HttpRequest, pk: int) -> Presence:
    """One person's place in a session this reader may see."""
    presence = objet_ou_404(Presence.objects.select_related("seance__region", "utilisateur"), pk=pk)
    seance_visible(request, presence.seance_id)
    return presence


def point_visible(request: HttpRequest, pk: int) -> Point:
    """One point of a session this reader may see, and among those they read."""
    point = objet_ou_404(Point.objects.select_related("seance__region", "dossier__region"), pk=pk)
    seance_visible(request, point.seance_id)
    if not points_lus(request.acteur, point.seance.region, [point]):
        raise Http404("Aucun point à cette adresse.")
    return point


def fil_vers(seance: Seance, *suite: tuple[str, str]) -> list[tuple[str, str]]:
    """The trail of a page of this session; without `suite`, of the session itself."""
    v = seance.region.vocabulaire
    titre = f"{v.seance.Nom} du {jour(seance.debut)}"
    lien = reverse("seance", args=[seance.pk]) if suite else ""
    return [(v.comite.court.Nom, reverse("comite", args=[seance.region_id])), (titre, lien), *suite]
