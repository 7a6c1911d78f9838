"""Background work on imports; every task may run any number of times."""

from celery import shared_task

from mutualisation.effectifs.importation.actions import TACHE, reprendre
from mutualisation.effectifs.importation.conservation import purger
from mutualisation.effectifs.importation.traitement import traiter


@shared_task(name=TACHE)
def traiter_import(importation_id: int) -> None:
    """Examine, or record, one import."""
    traiter(importation_id)


@shared_task(name="mutualisation.tasks.reprendre_imports")
def reprendre_imports() -> None:
    """Every fifteen seconds: what the queue lost is sent again."""
    reprendre()


@shared_task(name="mutualisation.tasks.purger_imports")
def purger_imports() -> None:
    """Every night."""
    purger()
