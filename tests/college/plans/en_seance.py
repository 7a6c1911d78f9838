"""A plan of any size on the agenda of an open session, without the checks of a submission."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ctri.dossiers.etats import Etat
from ctri.seances import actions as seances
from ctri.seances.models import EtatPresence, Point
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import maintenant
from tests.college.fabriques import ajouter_lignes, figer_version, ligne, mener, plan_ouvert


def plan_en_seance(monde: Any, actions: int) -> Point:
    """The point that carries it; every member is there."""
    plan = plan_ouvert(monde)
    lignes = [ligne(plan, monde, rang=rang % 3 + 1, intitule=f"Action de rang {rang}") for rang in range(actions)]
    ajouter_lignes(plan, acteur_de(monde.mir_a), lignes)
    figer_version(plan, monde.mir_a)
    plan = mener(plan, Etat.SOUMISE, Etat.INSCRITE)
    secretaire, debut = acteur_de(monde.secretaire_a), maintenant()
    seance = seances.creer(
        region=monde.auvergne, debut=debut, fin_prevue=debut + dt.timedelta(hours=2), lieu="Moulins", par=secretaire
    )
    point = Point.objects.create(
        seance=seance, rang=1, genre="proposition", titre=plan.dossier.titre, dossier=plan.dossier
    )
    seances.convoquer(seance=seance, par=secretaire)
    for presence in seance.presences.filter(voix=True):
        seances.pointer(presence=presence, etat=EtatPresence.PRESENT, par=secretaire)
    seances.ouvrir(seance=seance, par=secretaire)
    return point
