"""Celery finds tasks here; each lives in the sub-package named after its noun."""

from mutualisation.courriels.tasks import envoyer_courriel, purger_courriels, reprendre_courriels
from mutualisation.documents.tasks import rendre_document, reprendre_documents
from mutualisation.effectifs.tasks import purger_imports, reprendre_imports, traiter_import
from mutualisation.notifications.tasks import grouper_notifications, purger_notifications, rappeler_echeances
from mutualisation.pieces.tasks import purger_pieces

__all__ = [
    "envoyer_courriel",
    "grouper_notifications",
    "purger_courriels",
    "purger_imports",
    "purger_notifications",
    "purger_pieces",
    "rappeler_echeances",
    "rendre_document",
    "reprendre_courriels",
    "reprendre_documents",
    "reprendre_imports",
    "traiter_import",
]
