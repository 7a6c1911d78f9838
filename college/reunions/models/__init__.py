"""Meetings of the college: one module per noun."""

from college.reunions.etats import EtatReunion, GenrePoint, Issue
from college.reunions.models.avis import Avis, SensAvis
from college.reunions.models.comptes_rendus import CompteRendu, Remarque
from college.reunions.models.modeles import ModeleReunion, PointModele
from college.reunions.models.points import DecisionReunion, Ecrit, EtatSuite, PointReunion, Suite
from college.reunions.models.presences import EtatPresence, Excuse, PresenceReunion
from college.reunions.models.reunion import Reunion

__all__ = [
    "Avis",
    "CompteRendu",
    "DecisionReunion",
    "Ecrit",
    "EtatPresence",
    "EtatReunion",
    "EtatSuite",
    "Excuse",
    "GenrePoint",
    "Issue",
    "ModeleReunion",
    "PointModele",
    "PointReunion",
    "PresenceReunion",
    "Remarque",
    "Reunion",
    "SensAvis",
    "Suite",
]
