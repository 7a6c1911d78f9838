"""Life of a training need, and what it says of itself (règle C5)."""

from django.db import models


class EtatBesoin(models.TextChoices):
    """The training plan will take up what is kept."""

    EXPRIME = "exprime", "Exprimé"
    RETENU = "retenu", "Retenu"
    ECARTE = "ecarte", "Écarté"


class Public(models.TextChoices):
    """Whom the training is for."""

    MOI = "moi", "Pour moi"
    TOUS = "tous", "Pour tous les membres"
    GROUPE = "groupe", "Pour un groupe"


class Priorite(models.IntegerChoices):
    """In words: a number alone says nothing of what it ranks."""

    INDISPENSABLE = 1, "Indispensable"
    UTILE = 2, "Utile"
    SOUHAITABLE = 3, "Souhaitable"
