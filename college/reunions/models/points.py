"""Points of a meeting, what was written, decided and asked on each (règle C2)."""

from __future__ import annotations

import datetime as dt

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from college.reunions.etats import GenrePoint, Issue
from college.reunions.gel import ISSUE, LIGNE, LIGNE_DU_POINT
from college.reunions.models.presences import PresenceReunion
from college.reunions.models.reunion import Reunion
from ctri.dossiers.models import Dossier
from ctri.saisines.models import Saisine
from mutualisation.effectifs.models import Agent

# The points of a meeting, as carriers of joined documents.
PIECES = "point_de_reunion"
TOUTES = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


class PointReunion(models.Model):
    """One item of the agenda."""

    reunion = models.ForeignKey(Reunion, models.CASCADE, related_name="points")
    rang = models.PositiveSmallIntegerField("rang")
    genre = models.CharField("nature", max_length=12, choices=GenrePoint)
    titre = models.CharField("titre", max_length=200)
    duree = models.PositiveSmallIntegerField("durée prévue (minutes)", default=15)
    dossier = models.ForeignKey(Dossier, models.PROTECT, null=True, blank=True, related_name="points_college")
    saisine = models.ForeignKey(Saisine, models.PROTECT, null=True, blank=True, related_name="points_college")
    # The meeting whose minutes are approved here.
    approuve = models.ForeignKey(Reunion, models.PROTECT, null=True, blank=True, related_name="approbations")
    # The point it continues, put off by an earlier meeting.
    suite_de = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="repris")
    absents = models.ManyToManyField(PresenceReunion, related_name="points_manques", blank=True)
    issue = models.CharField("issue", max_length=12, choices=Issue, blank=True)
    pour = models.PositiveSmallIntegerField("pour", null=True, blank=True)
    contre = models.PositiveSmallIntegerField("contre", null=True, blank=True)
    abstention = models.PositiveSmallIntegerField("abstentions", null=True, blank=True)
    traite_le = models.DateTimeField("traité le", null=True, blank=True)
    # Notes taken as the meeting goes, then the minutes of this point.
    texte = models.TextField("compte rendu du point", blank=True)
    revision = models.PositiveIntegerField("révision du texte", default=0)

    class Meta:
        verbose_name = "point de réunion"
        verbose_name_plural = "points de réunion"
        ordering = ["reunion", "rang"]
        constraints = [
            models.UniqueConstraint(
                fields=["reunion", "rang"], name="point_reunion_rang", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(
                fields=["reunion", "dossier"], condition=Q(dossier__isnull=False), name="point_reunion_dossier"
            ),
            models.CheckConstraint(
                condition=Q(issue="", traite_le=None) | (~Q(issue="") & Q(traite_le__isnull=False)),
                name="point_reunion_issue_datee",
                violation_error_message="Un point traité a une issue et une heure.",
            ),
            models.CheckConstraint(
                condition=Q(genre="projet", dossier__isnull=False) | (~Q(genre="projet") & Q(dossier=None)),
                name="point_reunion_projet",
                violation_error_message="Un projet porte un dossier, un autre point n’en porte pas.",
            ),
            models.CheckConstraint(
                condition=Q(genre="approbation", approuve__isnull=False) | (~Q(genre="approbation") & Q(approuve=None)),
                name="point_reunion_approbation",
                violation_error_message="Une approbation porte le compte rendu d’une réunion.",
            ),
            models.CheckConstraint(
                condition=Q(saisine=None) | ~Q(genre__in=["projet", "approbation"]),
                name="point_reunion_saisine",
                violation_error_message="Un projet ou une approbation ne porte pas de saisine.",
            ),
            models.UniqueConstraint(
                fields=["saisine"],
                condition=Q(issue=""),
                name="point_reunion_saisine_une_fois",
                violation_error_message="Cette saisine est déjà à l’ordre du jour d’une réunion.",
            ),
            models.CheckConstraint(
                condition=Q(pour=None, contre=None, abstention=None)
                | Q(pour__isnull=False, contre__isnull=False, abstention__isnull=False),
                name="point_reunion_decompte",
                violation_error_message="Un décompte a ses trois nombres.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(name="point_reunion_fige", when=pgtrigger.Before, operation=TOUTES, func=LIGNE),
            pgtrigger.Trigger(
                name="point_reunion_issue_figee",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("issue", "pour", "contre", "abstention", "traite_le", "dossier", "genre"),
                func=ISSUE,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rang}. {self.titre}"

    @property
    def decompte(self) -> tuple[int, int, int] | None:
        """For, against, abstentions; None when nobody counted."""
        if self.pour is None or self.contre is None or self.abstention is None:
            return None
        return self.pour, self.contre, self.abstention


class Ecrit(models.Model):
    """A text a point had: who wrote it, when. Nothing written is lost when two people write at once."""

    point = models.ForeignKey(PointReunion, models.CASCADE, related_name="ecrits")
    revision = models.PositiveIntegerField("révision")
    texte = models.TextField("texte", blank=True)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="par")
    le = models.DateTimeField("le")

    class Meta:
        verbose_name = "écrit"
        ordering = ["point", "-revision"]
        constraints = [models.UniqueConstraint(fields=["point", "revision"], name="ecrit_revision")]

    def __str__(self) -> str:
        return f"{self.point_id}, révision {self.revision}"


class DecisionReunion(models.Model):
    """What the college decided on a point; numbered across the meeting when it is read."""

    point = models.ForeignKey(PointReunion, models.CASCADE, related_name="decisions")
    texte = models.CharField("décision", max_length=500)

    class Meta:
        verbose_name = "décision du collège"
        verbose_name_plural = "décisions du collège"
        ordering = ["point", "pk"]
        triggers = [
            pgtrigger.Trigger(name="decision_figee", when=pgtrigger.Before, operation=TOUTES, func=LIGNE_DU_POINT)
        ]

    def __str__(self) -> str:
        return self.texte


class EtatSuite(models.TextChoices):
    """Where an action stands; “late” is computed from its due date."""

    A_FAIRE = "a_faire", "À faire"
    FAITE = "faite", "Faite"
    ABANDONNEE = "abandonnee", "Abandonnée"


class Suite(models.Model):
    """An action a meeting asked of someone: its text is part of the minutes, its state keeps living after them."""

    point = models.ForeignKey(PointReunion, models.CASCADE, related_name="suites")
    intitule = models.CharField("action", max_length=300)
    responsable = models.ForeignKey(Agent, models.PROTECT, related_name="suites", verbose_name="responsable")
    echeance = models.DateField("échéance")
    etat = models.CharField("état", max_length=10, choices=EtatSuite, default=EtatSuite.A_FAIRE)
    soldee_le = models.DateField("faite ou abandonnée le", null=True, blank=True)

    class Meta:
        verbose_name = "action décidée en réunion"
        verbose_name_plural = "actions décidées en réunion"
        ordering = ["point", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(etat="a_faire", soldee_le=None) | (~Q(etat="a_faire") & Q(soldee_le__isnull=False)),
                name="suite_soldee_datee",
                violation_error_message="Une action faite ou abandonnée a une date.",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="suite_ajout_fige",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Delete,
                func=LIGNE_DU_POINT,
            ),
            pgtrigger.Trigger(
                name="suite_texte_fige",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("point", "intitule", "responsable", "echeance"),
                func=LIGNE_DU_POINT,
            ),
        ]

    def __str__(self) -> str:
        return self.intitule

    def retard(self, jour: dt.date) -> int:
        """Days after its due date, 0 when on time; of a settled one, those it took in excess."""
        return max(((self.soldee_le or jour) - self.echeance).days, 0)
