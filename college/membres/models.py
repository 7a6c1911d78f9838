"""Professionals associated with the college; doctors are members by right and need no row (règle C1)."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from mutualisation.effectifs.models import Agent
from mutualisation.territoire.models import Region


class Association(models.Model):
    """A professional invited to take part in the college's work over a period."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="associations", verbose_name="région")
    agent = models.ForeignKey(Agent, models.CASCADE, related_name="associations")
    periode = DateRangeField("période")

    class Meta:
        verbose_name = "professionnel associé"
        verbose_name_plural = "professionnels associés"
        ordering = ["region", "agent"]
        constraints = [
            ExclusionConstraint(
                name="association_une_seule_a_la_fois",
                expressions=[
                    ("region", RangeOperators.EQUAL),
                    ("agent", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Cette personne est déjà associée au collège sur une partie de cette période.",
            )
        ]

    def __str__(self) -> str:
        return str(self.agent)
