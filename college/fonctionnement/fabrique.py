"""From the figures kept to their PDF; the right is that of the page (règle C6)."""

from __future__ import annotations

from django.urls import reverse

from college.fonctionnement import pdf, policies
from college.fonctionnement.actions import GENRE
from college.fonctionnement.models import EditionFonctionnement
from mutualisation.documents.fabriques import Fabrique, Fichier, Progression
from mutualisation.mandats.acteur import Acteur
from mutualisation.territoire.models import Region


def _rendre(edition_id: int, progression: Progression) -> Fichier:
    edition = EditionFonctionnement.objects.get(pk=edition_id)
    return pdf.fabriquer(edition.contenu, edition.empreinte, progression)


def _visible(acteur: Acteur, edition_id: int) -> bool:
    """The mandates of today, not those of the day it was printed."""
    editees = EditionFonctionnement.objects.filter(pk=edition_id).values("region")
    region = Region.objects.visibles_par(acteur).filter(pk__in=editees).first()
    return region is not None and policies.lit(acteur, region)


def _adresse(edition_id: int) -> str:
    edition = EditionFonctionnement.objects.only("region", "annee").get(pk=edition_id)
    return f"{reverse('fonctionnement', args=[edition.region_id])}?annee={edition.annee}"


FABRIQUES = (Fabrique(GENRE, pdf.VERSION_GABARIT, _rendre, _visible, adresse=_adresse),)
