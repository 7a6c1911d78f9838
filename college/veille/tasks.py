"""Background work on the watch."""

from celery import shared_task

from college.veille.lettre import preparer


@shared_task(name="college.tasks.adresser_lettres_de_veille")
def adresser_lettres_de_veille() -> None:
    """On Mondays, and again the following mornings in case Monday was missed: each letter leaves once."""
    preparer()
