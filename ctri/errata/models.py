"""An erratum stands beside the act it corrects: numbered, dated, never changed (règle V9)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ctri.dossiers.models import Decision, Dossier
from mutualisation.mandats.acteur import Acteur


class ErratumQuerySet(models.QuerySet["Erratum"]):
    """Errata a person may know of."""

    def visibles_par(self, acteur: Acteur) -> ErratumQuerySet:
        """Whoever may know of the act."""
        return self.filter(decision__version__dossier__in=Dossier.objects.visibles_par(acteur))


class Erratum(models.Model):
    """What the act says, what is to be read instead, and why. The validated content stays as it is."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="errata")
    rang = models.PositiveSmallIntegerField("rang")
    numero = models.CharField("numéro", max_length=70, unique=True)
    endroit = models.CharField("où se trouve l’erreur", max_length=200)
    avant = models.TextField("au lieu de")
    apres = models.TextField("lire")
    motif = models.TextField("motif")
    le = models.DateTimeField("pris le")
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    qualite = models.CharField("en qualité de", max_length=200)
    presidence = models.CharField("présidence", max_length=200)

    objects = ErratumQuerySet.as_manager()

    class Meta:
        verbose_name = "erratum"
        verbose_name_plural = "errata"
        ordering = ["decision", "rang"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "rang"], name="erratum_rang_unique"),
            models.CheckConstraint(
                condition=~Q(avant=F("apres")),
                name="erratum_corrige",
                violation_error_message="Un erratum change quelque chose.",
            ),
            models.CheckConstraint(
                condition=~Q(motif="") & ~Q(avant="") & ~Q(apres="") & ~Q(endroit=""),
                name="erratum_complet",
                violation_error_message="Un erratum dit où, au lieu de quoi, quoi lire et pourquoi.",
            ),
            models.CheckConstraint(
                condition=Q(rang__gte=1), name="erratum_rang", violation_error_message="Le premier erratum porte le 1."
            ),
        ]
        triggers = [pgtrigger.Protect(name="erratum_fige", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.numero
