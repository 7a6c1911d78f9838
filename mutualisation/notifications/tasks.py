"""Background work on notifications; every task may run any number of times."""

from celery import shared_task

from mutualisation.notifications.actions import grouper, purger, rappeler


@shared_task(name="mutualisation.tasks.rappeler_echeances")
def rappeler_echeances() -> None:
    """Every hour: midnight comes at its own time in each region."""
    rappeler()


@shared_task(name="mutualisation.tasks.grouper_notifications")
def grouper_notifications() -> None:
    """Every quarter of an hour: the mails of the day whose hour has come."""
    grouper()


@shared_task(name="mutualisation.tasks.purger_notifications")
def purger_notifications() -> None:
    """Every night."""
    purger()
