"""Django finds models here; each lives in the sub-package named after its noun."""

from college.membres.models import Association
from college.plans.models import Action, CapaciteAgent, Jours, MotifSansReponse, PlanTravail, Saisie, SyntheseGardee
from college.reunions.models import Avis, PresenceReunion, Reunion

__all__ = [
    "Action",
    "Association",
    "Avis",
    "CapaciteAgent",
    "Jours",
    "MotifSansReponse",
    "PlanTravail",
    "PresenceReunion",
    "Reunion",
    "Saisie",
    "SyntheseGardee",
]
