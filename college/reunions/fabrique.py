"""From a row to its printed pages; the right is that of the meeting."""

from __future__ import annotations

from django.urls import reverse

from college.reunions import pdf
from college.reunions.impression import COMPTE_RENDU, EMARGEMENT, ORDRE, RECUEIL, approuves, feuille_de
from college.reunions.lecture import lue
from college.reunions.models import CompteRendu, Reunion
from mutualisation.documents.fabriques import Fabrique, Fichier, Progression
from mutualisation.mandats.acteur import Acteur


def _reunion(reunion_id: int) -> Reunion:
    return Reunion.objects.select_related("region", "secretaire").get(pk=reunion_id)


def _emargement(reunion_id: int, progression: Progression) -> Fichier:
    return pdf.emargement(feuille_de(lue(_reunion(reunion_id))), progression)


def _ordre_du_jour(reunion_id: int, progression: Progression) -> Fichier:
    return pdf.ordre_du_jour(feuille_de(lue(_reunion(reunion_id))), progression)


def _compte_rendu(version_id: int, progression: Progression) -> Fichier:
    version = CompteRendu.objects.get(pk=version_id)
    return pdf.compte_rendu(version.contenu, version.empreinte, progression)


def _recueil(version_id: int, progression: Progression) -> Fichier:
    """The minutes of the year up to this one: what was approved since makes another file."""
    derniere = CompteRendu.objects.select_related("reunion__region").get(pk=version_id)
    annee = derniere.reunion.date.year
    versions = approuves(derniere.reunion.region, annee)
    jusque = versions[: [v.pk for v in versions].index(derniere.pk) + 1]
    return pdf.recueil(annee, [(v.contenu, v.empreinte) for v in jusque], progression)


def _voit_la_reunion(acteur: Acteur, reunion_id: int) -> bool:
    return Reunion.objects.visibles_par(acteur).filter(pk=reunion_id).exists()


def _voit_la_version(acteur: Acteur, version_id: int) -> bool:
    return Reunion.objects.visibles_par(acteur).filter(comptes_rendus=version_id).exists()


def _de_la_version(version_id: int) -> str:
    return reverse("reunion", args=[CompteRendu.objects.values_list("reunion", flat=True).get(pk=version_id)])


def _du_college(version_id: int) -> str:
    region = CompteRendu.objects.values_list("reunion__region", flat=True).get(pk=version_id)
    return reverse("college", args=[region])


FABRIQUES = (
    Fabrique(
        EMARGEMENT, pdf.VERSION_GABARIT, _emargement, _voit_la_reunion, adresse=lambda pk: reverse("reunion", args=[pk])
    ),
    Fabrique(
        ORDRE, pdf.VERSION_GABARIT, _ordre_du_jour, _voit_la_reunion, adresse=lambda pk: reverse("reunion", args=[pk])
    ),
    Fabrique(COMPTE_RENDU, pdf.VERSION_GABARIT, _compte_rendu, _voit_la_version, adresse=_de_la_version),
    Fabrique(RECUEIL, pdf.VERSION_GABARIT, _recueil, _voit_la_version, adresse=_du_college),
)
