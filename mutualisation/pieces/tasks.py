"""Background work on joined documents; may run any number of times."""

from celery import shared_task

from mutualisation.pieces.conservation import purger


@shared_task(name="mutualisation.tasks.purger_pieces")
def purger_pieces() -> None:
    """Every night."""
    purger()
