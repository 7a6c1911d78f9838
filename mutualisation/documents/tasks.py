"""Background work on documents; both tasks may run any number of times."""

from typing import Any

from celery import shared_task

from mutualisation.documents.actions import TACHE, reprendre
from mutualisation.documents.production import produire


@shared_task(name=TACHE, bind=True)
def rendre_document(self: Any, document_id: int) -> None:
    """Make one document."""
    produire(document_id, message=self.request.id or "")


@shared_task(name="mutualisation.tasks.reprendre_documents")
def reprendre_documents() -> None:
    """Every fifteen seconds: what the queue lost is sent again."""
    reprendre()
