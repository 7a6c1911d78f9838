"""A meeting of the college, from its preparation to its approved minutes (règle C2)."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q

from college.membres.appartenance import regions_du_college
from college.reunions.etats import A_VENIR, EtatReunion
from college.reunions.workflow import TRANSITIONS
from mutualisation.declencheurs import garde_des_etats
from mutualisation.effectifs.models import Agent
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region


class ReunionQuerySet(models.QuerySet["Reunion"]):
    """Meetings a person may know of."""

    def visibles_par(self, acteur: Acteur) -> ReunionQuerySet:
        """In preparation, whoever presides; then the college's members, and those convened to that one meeting."""
        visible = Q(region_id__in=regions_du_college(acteur))
        if acteur.agent_id is not None:
            visible |= Q(Exists(_presences().filter(reunion=OuterRef("pk"), agent=acteur.agent_id)))
        return self.filter(
            Q(region_id__in=acteur.regions(Droit.PRESIDER_COLLEGE)) | visible & ~Q(etat=EtatReunion.PREPARATION)
        )


def _presences() -> models.QuerySet[models.Model]:
    from college.reunions.models.presences import PresenceReunion

    return PresenceReunion.objects.order_by()


class Reunion(models.Model):
    """A meeting of the college of a region; hours are those of the region."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="reunions", verbose_name="région")
    date = models.DateField("date")
    debut = models.TimeField("début")
    fin = models.TimeField("fin prévue")
    lieu = models.CharField("lieu", max_length=120)
    etat = models.CharField("état", max_length=12, choices=EtatReunion, default=EtatReunion.PREPARATION)
    # Writes the minutes with whoever presides.
    secretaire = models.ForeignKey(
        Agent, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="secrétaire de la réunion"
    )
    ouverte_le = models.DateTimeField("ouverte le", null=True, blank=True)
    close_le = models.DateTimeField("close le", null=True, blank=True)
    approuvee_le = models.DateTimeField("compte rendu approuvé le", null=True, blank=True)
    numero = models.CharField("numéro du compte rendu", max_length=40, blank=True)

    objects = ReunionQuerySet.as_manager()

    class Meta:
        verbose_name = "réunion"
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fin__gt=models.F("debut")),
                name="reunion_fin_apres_debut",
                violation_error_message="La fin est après le début.",
            ),
            models.CheckConstraint(
                condition=Q(etat__in=["projet", "approuvee"], close_le__isnull=False)
                | (~Q(etat__in=["projet", "approuvee"]) & Q(close_le=None)),
                name="reunion_close_datee",
                violation_error_message="Une réunion tenue a une heure de clôture.",
            ),
            models.CheckConstraint(
                condition=Q(etat="approuvee", approuvee_le__isnull=False) & ~Q(numero="")
                | (~Q(etat="approuvee") & Q(approuvee_le=None, numero="")),
                name="reunion_approuvee_numerotee",
                violation_error_message="Un compte rendu approuvé a une date et un numéro.",
            ),
            models.UniqueConstraint(fields=["numero"], condition=~Q(numero=""), name="reunion_numero_unique"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="reunion_transitions",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                func=garde_des_etats((t.de, t.vers) for t in TRANSITIONS),
            ),
            pgtrigger.Protect(
                name="reunion_figee",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__etat__in=["approuvee", "annulee"]),
            ),
            pgtrigger.Protect(
                name="reunion_tenue_sans_effacement",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__etat__in=["en_seance", "projet"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region}, {self.date:%d/%m/%Y}"

    @property
    def a_venir(self) -> bool:
        """Not opened yet: its date can still change."""
        return self.etat in A_VENIR

    def instant(self, heure: dt.time) -> dt.datetime:
        """An hour of its day, where the region is."""
        return dt.datetime.combine(self.date, heure, ZoneInfo(self.region.fuseau))
