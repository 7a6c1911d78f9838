"""The year's framing and its ranked objectives (règle V2)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from mutualisation.territoire.models import Region


class Cadrage(models.Model):
    """Objectives of a region for one year; once published it is frozen, a change is a new version."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="cadrages", verbose_name="région")
    annee = models.PositiveSmallIntegerField("année")
    version = models.PositiveSmallIntegerField("version", default=1)
    # Why an amended version replaces the one before.
    motif = models.TextField("motif du changement", blank=True)
    publie_le = models.DateTimeField("publié le", null=True, blank=True)
    publie_par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "cadrage"
        ordering = ["-annee", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["region", "annee", "version"], name="cadrage_unique"),
            models.CheckConstraint(
                condition=Q(publie_le=None, publie_par=None) | Q(publie_le__isnull=False, publie_par__isnull=False),
                name="cadrage_publie_le_par",
                violation_error_message="Un cadrage publié a une date et un auteur.",
            ),
            models.CheckConstraint(
                condition=Q(version=1) | Q(publie_le=None) | ~Q(motif=""),
                name="cadrage_modifie_motive",
                violation_error_message="Un cadrage modifié dit pourquoi.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="cadrage_publie_fige",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__publie_le__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.annee} v{self.version}"


_CADRAGE_PUBLIE = """
IF EXISTS (SELECT 1 FROM ctri_cadrage c WHERE c.id = COALESCE(OLD.cadrage_id, NEW.cadrage_id)
           AND c.publie_le IS NOT NULL) THEN
  RAISE EXCEPTION 'pgtrigger: objectif d''un cadrage publie';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""


class Objectif(models.Model):
    """One objective, ranked; a priority needs an answer or a reason (règle V2)."""

    cadrage = models.ForeignKey(Cadrage, models.CASCADE, related_name="objectifs")
    # The one it comes from, in the version before of the same year.
    origine = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="heritiers")
    rang = models.PositiveSmallIntegerField("rang")
    priorite = models.BooleanField("priorité", default=False)
    libelle = models.CharField("libellé", max_length=200)
    resultat = models.CharField("résultat attendu", max_length=300, blank=True)
    indicateur = models.CharField("indicateur", max_length=300, blank=True)

    class Meta:
        verbose_name = "objectif"
        ordering = ["cadrage", "rang"]
        constraints = [
            models.UniqueConstraint(
                fields=["cadrage", "rang"], name="objectif_rang_unique", deferrable=models.Deferrable.DEFERRED
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="objectif_publie_fige",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=_CADRAGE_PUBLIE,
            )
        ]

    def __str__(self) -> str:
        return f"{self.rang}. {self.libelle}"
