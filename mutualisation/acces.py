"""Reaching an object by its address: what a person may not know of does not exist for them (404)."""

from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import Http404, HttpRequest
from django.utils import timezone

from mutualisation.territoire.models import Region

M = TypeVar("M", bound=models.Model)


def objet_ou_404(visibles: models.QuerySet[M], **criteres: Any) -> M:
    """The one object among those this person may see (`Modele.objects.visibles_par(acteur)`), else 404.

    The queryset comes first and is never a model: forgetting the filter is then visible in review.
    """
    try:
        return visibles.get(**criteres)
    except ObjectDoesNotExist:
        raise Http404(f"Aucun objet « {visibles.model._meta.verbose_name} » à cette adresse.") from None


def situer(request: HttpRequest, region: Region) -> Region:
    """Say which region the page is about: the frame speaks its scheme's words, and hours are read where it is.

    At once, not when the page is drawn: titles and messages written by the view are read there too.
    """
    request.region = region
    timezone.activate(region.fuseau)
    return region


def region_visible(request: HttpRequest, pk: int) -> Region:
    """The region of the page, if this person may read it."""
    return situer(request, objet_ou_404(Region.objects.visibles_par(request.acteur), pk=pk))
