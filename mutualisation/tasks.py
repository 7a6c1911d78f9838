"""Celery finds tasks here; each lives in the sub-package named after its noun."""

from mutualisation.documents.tasks import rendre_document, reprendre_documents
from mutualisation.effectifs.tasks import reprendre_imports, traiter_import

__all__ = ["rendre_document", "reprendre_documents", "reprendre_imports", "traiter_import"]
