"""What a page of minutes shows, to whom: as frozen once approved, as composed from the session before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import timezone

from ctri.releves.composition import composer
from ctri.releves.etats import EtatReleve
from ctri.releves.models import Releve
from ctri.releves.policies import verifier_inscrire_approbation
from ctri.seances.lecture import lit_tout, points_lus
from ctri.seances.models import REPORTE, EtatSeance, GenrePoint, Point, Seance
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import raison
from mutualisation.templatetags.francais import jour
from mutualisation.typographie import typographier

__all__ = [
    "approbation_en_mots",
    "approbations_proposees",
    "contenu_lu",
    "lit_tout",
    "releve_de",
    "reports_proposes",
]


def contenu_lu(releve: Releve, acteur: Acteur) -> Mapping[str, Any]:
    """The minutes as this person reads them: proposers read their own points alone (règle V1)."""
    contenu: Mapping[str, Any] = releve.contenu if releve.etat == EtatReleve.APPROUVE else composer(releve)
    if lit_tout(acteur, releve.region):
        return contenu
    points = releve.seance.points.select_related("dossier__region")
    lus = {point.pk for point in points_lus(acteur, releve.region, points)}
    return {**contenu, "general": [], "points": [p for p in contenu["points"] if p["pk"] in lus]}


def releve_de(seance: Seance, acteur: Acteur) -> Releve | None:
    """The minutes of a session, if this person may know of them."""
    return Releve.objects.visibles_par(acteur).select_related("region").filter(seance=seance).first()


def approbation_en_mots(releve: Releve) -> str:
    """“Approuvé par le CTRI en séance du 5 mars 2027.”, “Approuvé le 5 mars 2027 par M. Marius Dorvalan.”."""
    if releve.approuve_le is None:
        return ""
    v = releve.region.vocabulaire
    with timezone.override(ZoneInfo(releve.region.fuseau)):
        if releve.approuve_a is not None:
            a = releve.approuve_a
            return f"Approuvé{v.compte_rendu.e} par {v.comite.court.le} en {v.seance.nom} du {jour(a.debut)}."
        return typographier(f"Approuvé{v.compte_rendu.e} le {jour(releve.approuve_le)} par {releve.approuve_par}.")


def reports_proposes(seance: Seance) -> QuerySet[Point]:
    """Points put off by closed sessions of this committee and taken up by none."""
    reportes = Point.objects.filter(seance__region=seance.region, seance__etat=EtatSeance.CLOSE, issue=REPORTE)
    libres = reportes.filter(suite=None).exclude(genre=GenrePoint.APPROBATION)
    return libres.select_related("seance").order_by("seance__debut", "rang")


def approbations_proposees(seance: Seance, acteur: Acteur) -> list[tuple[Releve, str]]:
    """Minutes of former sessions still to approve and on no agenda, each with what prevents it."""
    attendent = Releve.objects.filter(region=seance.region, seance__debut__lt=seance.debut)
    attendent = attendent.exclude(etat=EtatReleve.APPROUVE).exclude(seance=seance)
    deja = Point.objects.filter(genre=GenrePoint.APPROBATION).exclude(seance__etat=EtatSeance.CLOSE)
    libres = attendent.exclude(pk__in=deja.values("a_approuver")).select_related("seance", "region")
    return [
        (releve, raison(partial(verifier_inscrire_approbation, acteur, releve, seance)))
        for releve in libres.order_by("seance__debut")[:3]
    ]
