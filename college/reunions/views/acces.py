"""From an address to what this person may see of a meeting, and the way back to it."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse

from college.membres.acces import fil_du_college
from college.reunions.models import PointReunion, PresenceReunion, Reunion, Suite
from mutualisation.acces import objet_ou_404, region_visible, situer
from mutualisation.templatetags.francais import jour
from mutualisation.territoire.models import Region


def region_du_college(request: HttpRequest, pk: int) -> Region:
    """A region this person may read, whose scheme has a college."""
    region = region_visible(request, pk)
    if region.schema.college is None:
        raise Http404("Ce dispositif n’a pas de collège.")
    return region


def reunion_visible(request: HttpRequest, pk: int) -> Reunion:
    """A meeting this person may know of; the frame then speaks its scheme's words."""
    visibles = Reunion.objects.visibles_par(request.acteur).select_related("region", "secretaire")
    reunion = objet_ou_404(visibles, pk=pk)
    situer(request, reunion.region)
    return reunion


def point_visible(request: HttpRequest, pk: int) -> PointReunion:
    """One point of such a meeting."""
    points = PointReunion.objects.select_related("dossier__region", "approuve")
    point = objet_ou_404(points, pk=pk)
    point.reunion = reunion_visible(request, point.reunion_id)
    return point


def presence_visible(request: HttpRequest, pk: int) -> PresenceReunion:
    """One person's place at such a meeting."""
    presence = objet_ou_404(PresenceReunion.objects.select_related("agent"), pk=pk)
    presence.reunion = reunion_visible(request, presence.reunion_id)
    return presence


def suite_visible(request: HttpRequest, pk: int) -> Suite:
    """One action asked by such a meeting."""
    suite = objet_ou_404(Suite.objects.select_related("point", "responsable"), pk=pk)
    suite.point.reunion = reunion_visible(request, suite.point.reunion_id)
    return suite


def fil_vers(reunion: Reunion, *suite: tuple[str, str]) -> list[tuple[str, str]]:
    """The trail of a page of this meeting; without `suite`, of the meeting itself."""
    lien = reverse("reunion", args=[reunion.pk]) if suite else ""
    mot = reunion.region.vocabulaire.reunion
    return fil_du_college(reunion.region, (f"{mot.Nom} du {jour(reunion.date)}", lien), *suite)
