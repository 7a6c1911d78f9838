"""Background work on mails; every task may run any number of times."""

from celery import shared_task

from mutualisation.courriels.actions import TACHE, purger, reprendre
from mutualisation.courriels.envoi import envoyer


@shared_task(name=TACHE)
def envoyer_courriel(courriel_id: int) -> None:
    """Send one mail."""
    envoyer(courriel_id)


@shared_task(name="mutualisation.tasks.reprendre_courriels")
def reprendre_courriels() -> None:
    """Every fifteen seconds: what the queue lost is sent again."""
    reprendre()


@shared_task(name="mutualisation.tasks.purger_courriels")
def purger_courriels() -> None:
    """Every night."""
    purger()
