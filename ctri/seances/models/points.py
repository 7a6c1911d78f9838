"""What a session is about: texts to decide, debates, information (règle V1)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ctri.seances.gel import LIGNE_DE_SEANCE, fige
from ctri.seances.models.seance import Seance


class GenrePoint(models.TextChoices):
    """What a point is for."""

    PROPOSITION = "proposition", "Projet à décider"
    DEBAT = "debat", "Débat"
    INFORMATION = "information", "Information"
    APPROBATION = "approbation", "Approbation"


# Under this code, documents hang on a point (`mutualisation.pieces`).
POINT_DE_SEANCE = "point_de_seance"


class Point(models.Model):
    """One item of the agenda."""

    seance = models.ForeignKey(Seance, models.CASCADE, related_name="points")
    rang = models.PositiveSmallIntegerField("rang")
    genre = models.CharField("genre", max_length=12, choices=GenrePoint)
    titre = models.CharField("titre", max_length=200)
    dossier = models.ForeignKey(
        "ctri.Dossier", models.PROTECT, null=True, blank=True, related_name="points", verbose_name="dossier"
    )
    saisine = models.ForeignKey(
        "ctri.Saisine", models.PROTECT, null=True, blank=True, related_name="points", verbose_name="saisine"
    )
    duree = models.PositiveSmallIntegerField("durée prévue (minutes)", default=15)
    issue = models.CharField("issue", max_length=20, blank=True)
    releve = models.TextField("relevé", blank=True)
    traite_le = models.DateTimeField("traité le", null=True, blank=True)
    # Who was there when it got its outcome: {"presents": [...], "representes": {member: holder}}, by presence.
    assistance = models.JSONField("assistance", default=dict, blank=True)
    reprend = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="suite", verbose_name="point reporté qu’il reprend"
    )
    a_approuver = models.ForeignKey(
        "ctri.Releve", models.PROTECT, null=True, blank=True, related_name="points", verbose_name="relevé à approuver"
    )

    class Meta:
        verbose_name = "point"
        ordering = ["seance", "rang"]
        constraints = [
            models.UniqueConstraint(
                fields=["seance", "rang"], name="point_rang_unique", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                condition=Q(issue="", traite_le=None) | (~Q(issue="") & Q(traite_le__isnull=False)),
                name="point_issue_datee",
                violation_error_message="Un point traité a une issue et une heure.",
            ),
            models.CheckConstraint(
                condition=Q(genre="proposition", dossier__isnull=False) | ~Q(genre="proposition"),
                name="point_proposition_avec_dossier",
                violation_error_message="Un projet à décider porte un dossier.",
            ),
            models.CheckConstraint(
                condition=Q(saisine=None) | Q(dossier=None),
                name="point_saisine_ou_dossier",
                violation_error_message="Un point porte un dossier ou une saisine, jamais les deux.",
            ),
            models.UniqueConstraint(
                fields=["saisine"],
                condition=Q(issue=""),
                name="point_saisine_une_fois",
                violation_error_message="Cette saisine est déjà à l’ordre du jour.",
            ),
            models.CheckConstraint(
                condition=Q(genre="approbation", a_approuver__isnull=False)
                | (~Q(genre="approbation") & Q(a_approuver=None)),
                name="point_approbation_d_un_releve",
                violation_error_message="Une approbation porte sur le relevé d’une séance.",
            ),
        ]
        triggers = [fige("point_fige", LIGNE_DE_SEANCE)]

    def __str__(self) -> str:
        return f"{self.rang}. {self.titre}"

    @property
    def libelle_issue(self) -> str:
        """The outcome in the scheme's words; empty while there is none."""
        if self.dossier_id is None or self.issue in ("", REPORTE):
            return ISSUES_SIMPLES.get(self.issue, "")
        return self.seance.region.schema.etats.libelle(self.issue)

    @property
    def issues_simples(self) -> dict[str, str]:
        """The outcomes it may get without a decision: a text to decide can only be put off."""
        codes = {GenrePoint.PROPOSITION: (REPORTE,), GenrePoint.APPROBATION: (APPROUVE, REPORTE)}
        return {code: ISSUES_SIMPLES[code] for code in codes.get(GenrePoint(self.genre), (TRAITE, REPORTE))}


# Outcomes that are no decision.
TRAITE, APPROUVE, REPORTE = "traite", "approuve", "reporte"
ISSUES_SIMPLES = {TRAITE: "Traité", APPROUVE: "Approuvé", REPORTE: "Reporté à la prochaine séance"}
