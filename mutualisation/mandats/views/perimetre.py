"""Which mandates a page is about, and whether this person may see them; the rest does not exist for them."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse

from mutualisation.acces import objet_ou_404, situer
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Mandat
from mutualisation.territoire.models import Dispositif, Region

# A region of a scheme, or the whole scheme.
Perimetre = tuple[Dispositif, Region | None]


def perimetre_regional(request: HttpRequest, pk: int) -> Perimetre:
    visibles = Region.objects.visibles_par(request.acteur, Droit.CONSULTER, Droit.GERER_MANDATS)
    region = situer(request, objet_ou_404(visibles, pk=pk))
    return region.dispositif, region


def perimetre_national(request: HttpRequest, pk: int) -> Perimetre:
    if pk not in request.acteur.dispositifs(Droit.GERER_MANDATS) | request.acteur.dispositifs(Droit.CONSULTER):
        raise Http404("Aucun dispositif à cette adresse.")
    return Dispositif.objects.select_related("referentiel").get(pk=pk), None


def mandat_visible(request: HttpRequest, pk: int) -> Mandat:
    vu: Mandat = objet_ou_404(Mandat.objects.visibles_par(request.acteur).avec_noms(), pk=pk)
    if vu.region is not None:
        situer(request, vu.region)
    return vu


def adresse(dispositif: Dispositif, region: Region | None) -> str:
    if region is None:
        return reverse("mandats_du_dispositif", args=[dispositif.pk])
    return reverse("mandats_de_la_region", args=[region.pk])


def ou(perimetre: Perimetre) -> str:
    dispositif, region = perimetre
    nom = dispositif.vocabulaire.mandat.Pluriel
    return f"{nom}, {region.vocabulaire.region.nom} {region}" if region else f"{nom} nationaux"


def lien(vu: Mandat) -> tuple[str, str]:
    return ou((vu.dispositif, vu.region)), adresse(vu.dispositif, vu.region)
