"""Background work on transmissions; every task may run any number of times."""

from celery import shared_task

from ctri.transmissions.actions import rappeler


@shared_task(name="ctri.tasks.rappeler_transmissions")
def rappeler_transmissions() -> None:
    """Every hour: the only reminder to those who have not read."""
    while rappeler():
        pass
