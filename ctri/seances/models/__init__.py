"""A session of the committee, one module per noun."""

from ctri.seances.models.points import APPROUVE, ISSUES_SIMPLES, POINT_DE_SEANCE, REPORTE, TRAITE, GenrePoint, Point
from ctri.seances.models.presences import EtatPresence, Mouvement, Presence
from ctri.seances.models.seance import EtatSeance, Seance
from ctri.seances.models.voix import Decompte, Sens, Voix

__all__ = [
    "APPROUVE",
    "ISSUES_SIMPLES",
    "POINT_DE_SEANCE",
    "REPORTE",
    "TRAITE",
    "Decompte",
    "EtatPresence",
    "EtatSeance",
    "GenrePoint",
    "Mouvement",
    "Point",
    "Presence",
    "Seance",
    "Sens",
    "Voix",
]
