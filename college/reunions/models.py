"""A meeting in its simplest form: held or not, who came, what opinion it gave on a proposal (règles C2, C7)."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from college.reunions.gel import ECART, LIGNE
from ctri.dossiers.models import Dossier
from mutualisation.effectifs.models import Agent
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region


class EtatReunion(models.TextChoices):
    """Life of a meeting."""

    PREVUE = "prevue", "Prévue"
    TENUE = "tenue", "Tenue"


class ReunionQuerySet(models.QuerySet["Reunion"]):
    """Meetings a person may know of."""

    def visibles_par(self, acteur: Acteur) -> ReunionQuerySet:
        """The college's own business: its members, its presidency, whoever writes its proposals."""
        droits = (Droit.CONTRIBUER, Droit.PRESIDER_COLLEGE, Droit.REDIGER)
        return self.filter(region_id__in=set().union(*(acteur.regions(droit) for droit in droits)))


class Reunion(models.Model):
    """A meeting of the college of a region."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="reunions", verbose_name="région")
    date = models.DateField("date")
    lieu = models.CharField("lieu", max_length=120)
    etat = models.CharField("état", max_length=10, choices=EtatReunion, default=EtatReunion.PREVUE)
    tenue_le = models.DateTimeField("close le", null=True, blank=True)

    objects = ReunionQuerySet.as_manager()

    class Meta:
        verbose_name = "réunion"
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(etat="tenue", tenue_le__isnull=False) | Q(etat="prevue", tenue_le=None),
                name="reunion_tenue_datee",
                violation_error_message="Une réunion tenue a une date de clôture.",
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="reunion_tenue_figee",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__etat="tenue"),
            )
        ]

    def __str__(self) -> str:
        return f"{self.region}, {self.date:%d/%m/%Y}"


class PresenceReunion(models.Model):
    """Attendance: present, represented, excused (never a health reason) or absent (règle C9)."""

    class Etat(models.TextChoices):
        PRESENT = "present", "Présent"
        REPRESENTE = "represente", "Représenté"
        EXCUSE = "excuse", "Excusé"
        ABSENT = "absent", "Absent"

    reunion = models.ForeignKey(Reunion, models.CASCADE, related_name="presences")
    agent = models.ForeignKey(Agent, models.PROTECT, related_name="+")
    etat = models.CharField("présence", max_length=10, choices=Etat)

    class Meta:
        verbose_name = "présence"
        ordering = ["reunion", "agent"]
        constraints = [models.UniqueConstraint(fields=["reunion", "agent"], name="presence_reunion_unique")]
        triggers = [
            pgtrigger.Trigger(
                name="presence_figee",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=LIGNE,
            )
        ]

    def __str__(self) -> str:
        return f"{self.agent} : {self.get_etat_display()}"


class SensAvis(models.TextChoices):
    """The college's opinion."""

    FAVORABLE = "favorable", "Favorable"
    RESERVE = "reserve", "Favorable avec réserves"
    DEFAVORABLE = "defavorable", "Défavorable"


class AvisQuerySet(models.QuerySet["Avis"]):
    """Opinions of the college."""

    def joints(self) -> AvisQuerySet:
        """Those that count, the one attached first: held meetings only, the last one held before the others."""
        tenus = self.filter(reunion__etat=EtatReunion.TENUE).select_related("reunion")
        return tenus.order_by("-reunion__date", "-reunion__tenue_le", "-pk")


class Avis(models.Model):
    """The opinion a meeting gave on a proposal; the proposer may depart from it, with a reason (règle C7).

    Each meeting keeps its own: when several examined the same version, the last one held is attached.
    """

    reunion = models.ForeignKey(Reunion, models.PROTECT, related_name="avis")
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
                name="avis_fige", when=pgtrigger.Before, operation=pgtrigger.Insert | pgtrigger.Delete, func=LIGNE
            ),
            # The reason to depart from it is the proposer's own: it comes after the meeting, before the submission.
            pgtrigger.Trigger(
                name="avis_sans_reecriture",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["ecart"]),
                func=LIGNE,
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
