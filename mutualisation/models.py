"""Django finds models here; each lives in the sub-package named after its noun."""

from mutualisation.comptes.models import Utilisateur
from mutualisation.courriels.models import Courriel
from mutualisation.documents.models import Document
from mutualisation.effectifs.importation.models import ImportAgents, LigneImport
from mutualisation.effectifs.models import Agent, EffectifSocle, Rattachement
from mutualisation.journal.models import Acte, Motif
from mutualisation.mandats.models import DroitDispositif, DroitRegion, DroitService, Mandat
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
    "ImportAgents",
    "LigneImport",
    "Mandat",
    "Motif",
    "PieceJointe",
    "Rattachement",
    "Referentiel",
    "Region",
    "Service",
    "Utilisateur",
]
