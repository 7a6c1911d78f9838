"""Django finds models here; each lives in the sub-package named after its noun."""

from mutualisation.agenda.models import LienAgenda
from mutualisation.comptes.models import Utilisateur
from mutualisation.courriels.models import Courriel
from mutualisation.documents.models import Document
from mutualisation.effectifs.importation.models import ImportAgents, LigneImport
from mutualisation.effectifs.models import Agent, EffectifSocle, Rattachement
from mutualisation.journal.models import Acte, Motif
from mutualisation.mandats.models import DroitDispositif, DroitRegion, DroitService, Mandat
from mutualisation.notifications.models import Groupement, Notification, Preference
from mutualisation.pieces.models import PieceJointe
from mutualisation.referentiel.models import Referentiel
from mutualisation.territoire.models import Circonscription, Departement, Dispositif, Region, Service

__all__ = [
    "Acte",
    "Agent",
    "Circonscription",
    "Courriel",
    "Departement",
    "Dispositif",
    "Document",
    "DroitDispositif",
    "DroitRegion",
    "DroitService",
    "EffectifSocle",
    "Groupement",
    "ImportAgents",
    "LienAgenda",
    "LigneImport",
    "Mandat",
    "Motif",
    "Notification",
    "PieceJointe",
    "Preference",
    "Rattachement",
    "Referentiel",
    "Region",
    "Service",
    "Utilisateur",
]
