"""A meeting of the college taken where a test needs it, through the actions of the software."""

from __future__ import annotations

import datetime as dt
from typing import Any

from college.reunions import actions
from college.reunions.models import Avis, PointReunion, Reunion
from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import Acteur
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region

COURT = "Le calendrier ne permet pas mieux."


def prevue(region: Region, par: Acteur, *, date: dt.date | None = None, points: int = 1) -> Reunion:
    """In preparation, today unless said otherwise, with so many debates on its agenda."""
    reunion = actions.prevoir(region=region, date=date or aujourdhui(region.fuseau), lieu="Clermont-Ferrand", par=par)
    for rang in range(1, points + 1):
        actions.ajouter_point(reunion=reunion, genre="debat", titre=f"Débat {rang}", duree=15, par=par)
    return reunion


def convoquee(region: Region, par: Acteur, **suite: Any) -> Reunion:
    """Members told; on a short notice, since it is today."""
    return actions.convoquer(reunion=prevue(region, par, **suite), par=par, motif=COURT)


def en_seance(region: Region, par: Acteur, **suite: Any) -> Reunion:
    """Everybody there."""
    reunion = convoquee(region, par, **suite)
    actions.tous_presents(reunion=reunion, par=par)
    return actions.ouvrir(reunion=reunion, par=par)


def close(region: Region, par: Acteur, **suite: Any) -> Reunion:
    """Every point dealt with, the minutes to write."""
    reunion = en_seance(region, par, **suite)
    for point in points_de(reunion):
        actions.traiter(point=point, issue="debattu", par=par)
    return actions.clore(reunion=reunion, par=par)


def diffusee(region: Region, par: Acteur, **suite: Any) -> Reunion:
    """The draft minutes can be read by those who attended."""
    reunion = close(region, par, **suite)
    actions.diffuser(reunion=reunion, par=par)
    return reunion


def approuvee(region: Region, par: Acteur, **suite: Any) -> Reunion:
    """The minutes approved by a meeting held after it."""
    reunion = diffusee(region, par, **suite)
    approuver(reunion, par)
    reunion.refresh_from_db()
    return reunion


def approuver(reunion: Reunion, par: Acteur) -> Reunion:
    """The meeting that approves the minutes of another, still held."""
    suivante = prevue(reunion.region, par)
    actions.inscrire_approbation(reunion=suivante, approuvee=reunion, par=par)
    suivante = actions.convoquer(reunion=suivante, par=par, motif=COURT)
    actions.tous_presents(reunion=suivante, par=par)
    suivante = actions.ouvrir(reunion=suivante, par=par)
    actions.traiter(point=points_de(suivante)[0], issue="approuve", par=par)
    return suivante


def points_de(reunion: Reunion) -> list[PointReunion]:
    """Its points, in order, ready to be acted on."""
    return list(reunion.points.select_related("reunion__region", "dossier", "approuve"))


def examen(region: Region, par: Acteur, dossier: Dossier, *, date: dt.date | None = None) -> PointReunion:
    """A meeting being held, on the point that examines this text."""
    reunion = prevue(region, par, date=date, points=0)
    point = actions.inscrire_dossier(reunion=reunion, dossier=dossier, par=par)
    reunion = actions.convoquer(reunion=reunion, par=par, motif=COURT)
    actions.tous_presents(reunion=reunion, par=par)
    actions.ouvrir(reunion=reunion, par=par)
    return PointReunion.objects.select_related("reunion__region", "dossier").get(pk=point.pk)


def rendre(point: PointReunion, par: Acteur, sens: str = "favorable", texte: str = "Le collège approuve.") -> Avis:
    """The opinion, while the meeting is held."""
    return actions.rendre_avis(point=point, sens=sens, texte=texte, sans_patient=True, par=par)


def avis_tenu(region: Region, par: Acteur, dossier: Dossier, sens: str = "favorable", texte: str = "Oui") -> Avis:
    """The opinion of a closed meeting: it counts."""
    avis = rendre(examen(region, par, dossier), par, sens, texte)
    actions.clore(reunion=avis.reunion, par=par)
    return avis
