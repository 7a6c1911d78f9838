"""From an address to the college of a region: nothing of it exists where the scheme has none."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse

from college.membres.appartenance import verifier_membre
from mutualisation.acces import region_visible
from mutualisation.territoire.models import Region

Fil = list[tuple[str, str]]


def college_visible(request: HttpRequest, region_pk: int) -> Region:
    """The region of the page, for those who take part in its college; its other readers are told why not."""
    region = region_visible(request, region_pk)
    if region.schema.college is None:
        raise Http404("Aucun collège dans ce dispositif.")
    verifier_membre(request.acteur, region)
    return region


def fil_du_college(region: Region, *suite: tuple[str, str]) -> Fil:
    """Breadcrumb from the page of the college; the last step has no address."""
    return [(region.vocabulaire.college.Nom, reverse("college", args=[region.pk])), *suite]
