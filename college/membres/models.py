"""Professionals associated with the college; doctors are members by right and need no row (règle C1)."""

from __future__ import annotations

import datetime as dt

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from college.membres.appartenance import regions_du_college
from mutualisation.effectifs.models import Agent
from mutualisation.mandats.acteur import Acteur
from mutualisation.territoire.models import Region
from mutualisation.typographie import date_longue


class AssociationQuerySet(models.QuerySet["Association"]):
    """Associations a person may know of."""

    def visibles_par(self, acteur: Acteur) -> AssociationQuerySet:
        """Their history is the college's own business."""
        return self.filter(region_id__in=regions_du_college(acteur))


class Association(models.Model):
    """A professional invited to take part in the college's work over a period."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="associations", verbose_name="région")
    agent = models.ForeignKey(Agent, models.CASCADE, related_name="associations")
    periode = DateRangeField("période")

    objects = AssociationQuerySet.as_manager()

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

    @property
    def debut(self) -> dt.date:
        jour: dt.date = self.periode.lower
        return jour

    @property
    def dernier_jour(self) -> dt.date | None:
        """Nothing for an open period."""
        return self.periode.upper - dt.timedelta(days=1) if self.periode.upper else None

    @property
    def duree(self) -> str:
        """“du 1er mars 2027 au 30 juin 2027”, “à compter du 1er mars 2027, sans terme”."""
        if self.dernier_jour is None:
            return f"à compter du {date_longue(self.debut)}, sans terme"
        return f"du {date_longue(self.debut)} au {date_longue(self.dernier_jour)}"
