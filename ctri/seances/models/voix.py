"""Who voted what, or how many did (règle V6)."""

from __future__ import annotations

from django.db import models

from ctri.seances.gel import LIGNE_DE_POINT, fige
from ctri.seances.models.points import Point
from ctri.seances.models.presences import Presence


class Sens(models.TextChoices):
    """A vote."""

    POUR = "pour", "Pour"
    CONTRE = "contre", "Contre"
    ABSTENTION = "abstention", "Abstention"


class Decompte(models.Model):
    """A secret ballot: how many, never who (règle V6)."""

    point = models.OneToOneField(Point, models.CASCADE, related_name="decompte")
    pour = models.PositiveSmallIntegerField("pour")
    contre = models.PositiveSmallIntegerField("contre")
    abstention = models.PositiveSmallIntegerField("abstentions")

    class Meta:
        verbose_name = "décompte"
        ordering = ["point"]
        triggers = [fige("decompte_fige", LIGNE_DE_POINT)]

    def __str__(self) -> str:
        return f"{self.point_id} : {self.pour}-{self.contre}-{self.abstention}"

    @property
    def bulletins(self) -> int:
        return self.pour + self.contre + self.abstention


class Voix(models.Model):
    """One member's vote on one point, cast in person or by proxy."""

    point = models.ForeignKey(Point, models.CASCADE, related_name="voix")
    presence = models.ForeignKey(Presence, models.PROTECT, related_name="voix_exprimees")
    sens = models.CharField("sens", max_length=10, choices=Sens)

    class Meta:
        verbose_name = "voix"
        verbose_name_plural = "voix"
        ordering = ["point", "presence"]
        constraints = [models.UniqueConstraint(fields=["point", "presence"], name="voix_unique")]
        triggers = [fige("voix_figee", LIGNE_DE_POINT)]

    def __str__(self) -> str:
        return f"{self.presence} : {self.sens}"
