"""Celery finds tasks here; each lives in the sub-package named after its noun."""

from mutualisation.documents.tasks import rendre_document, reprendre_documents

__all__ = ["rendre_document", "reprendre_documents"]
