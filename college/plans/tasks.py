"""Background work on plans."""

from celery import shared_task

from college.plans.actions.syntheses import tenir_a_jour


@shared_task(name="college.tasks.tenir_les_syntheses")
def tenir_les_syntheses() -> None:
    """Every fifteen seconds: a plan being written is summed up a moment after it was left, not at each cell."""
    tenir_a_jour()
