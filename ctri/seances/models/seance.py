"""A session of the committee and its life (règle V1)."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from ctri.comite.models import Mode
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region


class EtatSeance(models.TextChoices):
    """Life of a session."""

    PREPARATION = "preparation", "En préparation"
    CONVOQUEE = "convoquee", "Convoquée"
    OUVERTE = "ouverte", "En séance"
    CLOSE = "close", "Close"


class SeanceQuerySet(models.QuerySet["Seance"]):
    """Sessions a person may know of."""

    def visibles_par(self, acteur: Acteur) -> SeanceQuerySet:
        """Readers of the region see what was convened; a session in preparation is seen by those who prepare it."""
        lecteurs = Q(region_id__in=acteur.regions()) | Q(region__dispositif_id__in=acteur.dispositifs())
        tiennent = acteur.regions(Droit.TENIR_SEANCE) | acteur.regions(Droit.PRESIDER_COMITE)
        return self.filter(Q(region_id__in=tiennent) | (lecteurs & ~Q(etat=EtatSeance.PREPARATION)))


class Seance(models.Model):
    """A meeting of the committee; the rules it obeys are those in force on its day."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="seances", verbose_name="région")
    debut = models.DateTimeField("début")
    fin_prevue = models.DateTimeField("fin prévue")
    lieu = models.CharField("lieu", max_length=120)
    etat = models.CharField("état", max_length=12, choices=EtatSeance, default=EtatSeance.PREPARATION)
    mode = models.CharField("mode de décision", max_length=10, choices=Mode, blank=True)
    ouverte_le = models.DateTimeField("ouverte le", null=True, blank=True)
    close_le = models.DateTimeField("close le", null=True, blank=True)

    objects = SeanceQuerySet.as_manager()

    class Meta:
        verbose_name = "séance"
        ordering = ["-debut", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fin_prevue__gt=models.F("debut")),
                name="seance_fin_apres_debut",
                violation_error_message="La fin est après le début.",
            ),
            models.CheckConstraint(
                condition=Q(etat="close", close_le__isnull=False) | (~Q(etat="close") & Q(close_le=None)),
                name="seance_close_datee",
                violation_error_message="Une séance close a une heure de clôture.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region}, {self.jour:%d/%m/%Y}"

    @property
    def a_venir(self) -> bool:
        """Not opened yet: its date can still change."""
        return self.etat in (EtatSeance.PREPARATION, EtatSeance.CONVOQUEE)

    @property
    def jour(self) -> dt.date:
        """The civil date of the session, where the region is."""
        return self.debut.astimezone(ZoneInfo(self.region.fuseau)).date()
