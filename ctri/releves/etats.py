"""States of the minutes of a session."""

from django.db import models


class EtatReleve(models.TextChoices):
    """Where the minutes stand."""

    PROJET = "projet", "En projet"
    ADRESSE = "adresse", "À approuver"
    APPROUVE = "approuve", "Approuvé"
