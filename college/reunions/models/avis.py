"""The opinion a meeting gave on a proposal (règle C7)."""

from __future__ import annotations

import pgtrigger
from django.db import models

from college.reunions.etats import TENUES
from college.reunions.gel import AVIS, ECART
from college.reunions.models.points import PointReunion
from college.reunions.models.reunion import Reunion
from ctri.dossiers.models import Dossier


class SensAvis(models.TextChoices):
    """The college's opinion."""

    FAVORABLE = "favorable", "Favorable"
    RESERVE = "reserve", "Favorable avec réserves"
    DEFAVORABLE = "defavorable", "Défavorable"


class AvisQuerySet(models.QuerySet["Avis"]):
    """Opinions of the college."""

    def joints(self) -> AvisQuerySet:
        """Those that count, the one attached first: held meetings only, the last one held before the others."""
        tenus = self.filter(reunion__etat__in=TENUES).select_related("reunion")
        return tenus.order_by("-reunion__date", "-reunion__close_le", "-pk")


class Avis(models.Model):
    """The opinion a meeting gave on a proposal; the proposer may depart from it, with a reason (règle C7).

    Each meeting keeps its own: when several examined the same version, the last one held is attached.
    """

    reunion = models.ForeignKey(Reunion, models.PROTECT, related_name="avis")
    point = models.OneToOneField(PointReunion, models.PROTECT, related_name="avis")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="avis_college")
    # The version it prepares: an opinion on version 1 does not serve version 2.
    pour_version = models.PositiveSmallIntegerField("pour la version")
    sens = models.CharField("sens", max_length=12, choices=SensAvis)
    texte = models.TextField("avis")
    ecart = models.TextField("motif si le proposant s’en écarte", blank=True)

    objects = AvisQuerySet.as_manager()

    class Meta:
        verbose_name = "avis du collège"
        verbose_name_plural = "avis du collège"
        ordering = ["dossier", "pour_version", "reunion__date", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["reunion", "dossier", "pour_version"], name="avis_unique_par_reunion")
        ]
        triggers = [
            pgtrigger.Trigger(
                name="avis_fige", when=pgtrigger.Before, operation=pgtrigger.Insert | pgtrigger.Delete, func=AVIS
            ),
            # The reason to depart from it is the proposer's own: it comes after the meeting, before the submission.
            pgtrigger.Trigger(
                name="avis_sans_reecriture",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["ecart"]),
                func=AVIS,
            ),
            pgtrigger.Trigger(
                name="avis_ecart_fige",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("ecart"),
                func=ECART,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier} : {self.get_sens_display()}"
