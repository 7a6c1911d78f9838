"""The working copy of the college's rules, article by article; what is submitted is its frozen content (règle V6)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from college.reglement.reperes import REPERES
from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import Acteur


class ReglementQuerySet(models.QuerySet["Reglement"]):
    """They never go without their dossier, their region and its scheme."""

    def complets(self) -> ReglementQuerySet:
        return self.select_related(
            "dossier__region__circonscription", "dossier__region__dispositif__referentiel", "dossier__remplace"
        )

    def visibles_par(self, acteur: Acteur) -> ReglementQuerySet:
        """Whoever may know of the dossier; reading the draft itself is for `policies.verifier_lire`."""
        return self.filter(dossier__in=Dossier.objects.visibles_par(acteur))


def _borne(code: str) -> list[MaxValueValidator]:
    return [MaxValueValidator(REPERES[code].maximum)]


class Reglement(models.Model):
    """The rules being written: their parameters, which articles state by a marker. Bears its dossier's number."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, primary_key=True, related_name="reglement")
    preavis_jours = models.PositiveSmallIntegerField("préavis", validators=_borne("preavis_jours"))
    quorum = models.PositiveSmallIntegerField("quorum", validators=_borne("quorum"))
    representations_max = models.PositiveSmallIntegerField("représentations", validators=_borne("representations_max"))
    transmission_avant_approbation = models.BooleanField("transmission avant approbation")
    compte_rendu_jours = models.PositiveSmallIntegerField(
        "délai du compte rendu", validators=_borne("compte_rendu_jours")
    )
    # Counts the changes of the parameters: whoever saves over one they have not seen is told.
    revision = models.PositiveIntegerField("révision des paramètres", default=0)
    modifie_le = models.DateTimeField("modifiés le", null=True, blank=True)
    modifie_par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ReglementQuerySet.as_manager()

    class Meta:
        verbose_name = "règlement intérieur"
        verbose_name_plural = "règlements intérieurs"
        ordering = ["dossier"]
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{code}__lte": repere.maximum}),
                name=f"reglement_{code}",
                violation_error_message=f"{repere.maximum} au plus.",
            )
            for code, repere in REPERES.items()
            if not repere.booleen
        ] + [
            models.CheckConstraint(
                condition=Q(modifie_le=None, modifie_par=None, revision=0)
                | Q(modifie_le__isnull=False, modifie_par__isnull=False, revision__gt=0),
                name="reglement_revision_signee",
                violation_error_message="Un changement a son auteur et sa date.",
            )
        ]

    def __str__(self) -> str:
        return str(self.dossier)


class Article(models.Model):
    """One article. Its number never changes: what comes between 4 and 5 is 4-1, what goes is « Abrogé »."""

    reglement = models.ForeignKey(Reglement, models.CASCADE, related_name="articles")
    rang = models.PositiveSmallIntegerField("numéro")
    # 0 for a plain number; 1 for the first one inserted after it.
    insere = models.PositiveSmallIntegerField("rang d’insertion", default=0)
    titre = models.CharField("titre", max_length=120)
    texte = models.TextField("texte", blank=True)
    abroge = models.BooleanField("abrogé", default=False)
    revision = models.PositiveIntegerField("révision", default=0)
    modifie_le = models.DateTimeField("modifié le")
    modifie_par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "article"
        ordering = ["reglement", "rang", "insere"]
        constraints = [
            models.UniqueConstraint(
                fields=["reglement", "rang", "insere"],
                name="article_numero_unique",
                violation_error_message="Ce numéro est déjà pris.",
            ),
            models.CheckConstraint(
                condition=Q(rang__gt=0),
                name="article_numero_positif",
                violation_error_message="Les articles se comptent à partir de 1.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="article_numero_stable",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("reglement", "rang", "insere"),
            )
        ]

    def __str__(self) -> str:
        return f"Article {self.numero}"

    @property
    def numero(self) -> str:
        """“4”, “4-1”."""
        return f"{self.rang}-{self.insere}" if self.insere else str(self.rang)
