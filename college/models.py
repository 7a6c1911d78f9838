"""Django finds models here; each lives in the sub-package named after its noun."""

from college.besoins.models import BesoinFormation
from college.fonctionnement.models import Commentaire, EditionFonctionnement
from college.membres.models import Association
from college.plans.models import Action, CapaciteAgent, Jours, MotifSansReponse, PlanTravail, Saisie, SyntheseGardee
from college.reglement.models import Article, Reglement
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
from college.veille.models import AbonnementVeille, LettreVeille, NoteVeille

__all__ = [
    "AbonnementVeille",
    "Action",
    "Article",
    "Association",
    "Avis",
    "BesoinFormation",
    "CapaciteAgent",
    "Commentaire",
    "CompteRendu",
    "DecisionReunion",
    "Ecrit",
    "EditionFonctionnement",
    "Jours",
    "LettreVeille",
    "ModeleReunion",
    "MotifSansReponse",
    "NoteVeille",
    "PlanTravail",
    "PointModele",
    "PointReunion",
    "PresenceReunion",
    "Reglement",
    "Remarque",
    "Reunion",
    "Saisie",
    "Suite",
    "SyntheseGardee",
]
