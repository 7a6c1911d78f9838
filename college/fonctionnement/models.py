"""What the presidency says of a year's figures, and the figures as they were once printed (règle C6)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from mutualisation.territoire.models import Region


class Commentaire(models.Model):
    """One version of the comment on a year; the last one counts, none is ever rewritten."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name="région")
    annee = models.PositiveSmallIntegerField("année")
    numero = models.PositiveSmallIntegerField("version")
    texte = models.TextField("commentaire", max_length=3000)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="par")
    qualite = models.CharField("en qualité de", max_length=200)
    le = models.DateTimeField("le")

    class Meta:
        verbose_name = "commentaire sur le fonctionnement"
        verbose_name_plural = "commentaires sur le fonctionnement"
        ordering = ["region", "annee", "-numero"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "annee", "numero"],
                name="commentaire_version",
                violation_error_message="Cette version du commentaire existe déjà.",
            ),
            models.CheckConstraint(
                condition=Q(numero__gt=0) & ~Q(texte="") & ~Q(qualite=""),
                name="commentaire_ecrit",
                violation_error_message="Un commentaire a un texte, un auteur et un numéro de version.",
            ),
        ]
        triggers = [pgtrigger.Protect(name="commentaire_fige", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.region_id}, {self.annee} v{self.numero}"


class EditionFonctionnement(models.Model):
    """The figures of a year on the day somebody printed them: the file hangs on what it says, not on what changes."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name="région")
    annee = models.PositiveSmallIntegerField("année")
    contenu = models.JSONField("contenu")
    empreinte = models.CharField("empreinte SHA-256 du contenu", max_length=64)
    le = models.DateTimeField("le")

    class Meta:
        verbose_name = "édition du fonctionnement"
        verbose_name_plural = "éditions du fonctionnement"
        ordering = ["region", "annee", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "annee", "empreinte"],
                name="edition_fonctionnement_unique",
                violation_error_message="Ces chiffres sont déjà édités.",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="edition_fonctionnement_figee", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.region_id}, {self.annee}"
