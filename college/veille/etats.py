"""Life of a note of the professional watch (règle C5)."""

from django.db import models


class EtatNote(models.TextChoices):
    """A draft is its author's own; a withdrawn note is no longer read."""

    BROUILLON = "brouillon", "Brouillon"
    PUBLIEE = "publiee", "Publiée"
    RETIREE = "retiree", "Retirée"
