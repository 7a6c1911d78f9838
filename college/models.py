"""Django finds models here; each lives in the sub-package named after its noun."""

from college.membres.models import Association
from college.plans.models import Action, CapaciteAgent, Jours, MotifSansReponse, PlanTravail, Saisie, SyntheseGardee
from college.reglement.models import Article, Reglement
from college.reunions.models import Avis, PresenceReunion, Reunion

__all__ = [
    "Action",
    "Article",
    "Association",
    "Avis",
    "CapaciteAgent",
    "Jours",
    "MotifSansReponse",
    "PlanTravail",
    "PresenceReunion",
    "Reglement",
    "Reunion",
    "Saisie",
    "SyntheseGardee",
]
