"""Django finds models here; each lives in the sub-package named after its noun."""

from college.membres.models import Association
from college.plans.models import Action, CapaciteAgent, Jours, MotifSansReponse, PlanTravail, Saisie, SyntheseGardee
from college.reunions.models import (
    Avis,
    CompteRendu,
    DecisionReunion,
    Ecrit,
    ModeleReunion,
    PointModele,
    PointReunion,
    PresenceReunion,
    Remarque,
    Reunion,
    Suite,
)

__all__ = [
    "Action",
    "Association",
    "Avis",
    "CapaciteAgent",
    "CompteRendu",
    "DecisionReunion",
    "Ecrit",
    "Jours",
    "ModeleReunion",
    "MotifSansReponse",
    "PlanTravail",
    "PointModele",
    "PointReunion",
    "PresenceReunion",
    "Remarque",
    "Reunion",
    "Saisie",
    "Suite",
    "SyntheseGardee",
]
