"""Following what meetings asked: whose, late or not (règle C2)."""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from college.reunions.etats import EtatReunion
from college.reunions.models import EtatSuite, PointReunion, Reunion, Suite
from mutualisation.mandats.acteur import Acteur
from mutualisation.territoire.models import Region

FILTRES = {
    "": "À faire",
    "retard": "En retard",
    "faites": "Faites",
    "abandonnees": "Abandonnées",
    "toutes": "Toutes",
}


def _choisies(choisi: str, jour: dt.date) -> Q:
    return {
        "retard": Q(etat=EtatSuite.A_FAIRE, echeance__lt=jour),
        "faites": Q(etat=EtatSuite.FAITE),
        "abandonnees": Q(etat=EtatSuite.ABANDONNEE),
        "toutes": Q(),
    }.get(choisi, Q(etat=EtatSuite.A_FAIRE))


def suites_de(acteur: Acteur, region: Region, jour: dt.date, choisi: str, *, miennes: bool) -> QuerySet[Suite]:
    """Actions of the meetings this person may know of, the most pressing first."""
    reunions = Reunion.objects.visibles_par(acteur).filter(region=region)
    suites = Suite.objects.filter(_choisies(choisi, jour), point__reunion__in=reunions)
    if miennes:
        suites = suites.filter(responsable=acteur.agent_id)
    return suites.select_related("responsable", "point__reunion__region").order_by("echeance", "pk")


def ouvertes_avant(reunion: Reunion) -> list[Suite]:
    """What earlier meetings asked and nobody did yet: followed up at this one."""
    avant = Q(point__reunion__date__lt=reunion.date) | Q(point__reunion__date=reunion.date, point__reunion__lt=reunion)
    suites = Suite.objects.filter(avant, etat=EtatSuite.A_FAIRE, point__reunion__region=reunion.region)
    return list(suites.select_related("responsable", "point__reunion__region").order_by("echeance", "pk"))


def a_approuver(reunion: Reunion) -> list[Reunion]:
    """Earlier minutes that no meeting was asked to approve yet; one called off approves nothing."""
    demandees = PointReunion.objects.order_by().filter(issue="").exclude(reunion__etat=EtatReunion.ANNULEE)
    closes = Reunion.objects.filter(region=reunion.region, etat=EtatReunion.PROJET).exclude(pk=reunion.pk)
    return list(closes.filter(~Exists(demandees.filter(approuve=OuterRef("pk")))).order_by("date", "pk"))
