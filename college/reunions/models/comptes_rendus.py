"""Minutes as they were circulated, then approved, and what those who attended said of them (règle C2)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from college.reunions.gel import LIGNE
from college.reunions.models.points import PointReunion
from college.reunions.models.reunion import Reunion


class CompteRendu(models.Model):
    """One version of the minutes, complete in itself; the approved one is the last."""

    reunion = models.ForeignKey(Reunion, models.PROTECT, related_name="comptes_rendus")
    numero = models.PositiveSmallIntegerField("version")
    contenu = models.JSONField("contenu")
    empreinte = models.CharField("empreinte SHA-256 du contenu", max_length=64)
    approuve = models.BooleanField("approuvé", default=False)
    le = models.DateTimeField("le")
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "compte rendu"
        verbose_name_plural = "comptes rendus"
        ordering = ["reunion", "numero"]
        constraints = [
            models.UniqueConstraint(fields=["reunion", "numero"], name="compte_rendu_version"),
            models.UniqueConstraint(fields=["reunion"], condition=Q(approuve=True), name="compte_rendu_un_approuve"),
        ]
        triggers = [pgtrigger.Protect(name="compte_rendu_fige", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.reunion_id} v{self.numero}"


class Remarque(models.Model):
    """What somebody who attended says of the minutes before their approval."""

    reunion = models.ForeignKey(Reunion, models.PROTECT, related_name="remarques")
    point = models.ForeignKey(PointReunion, models.PROTECT, null=True, blank=True, related_name="remarques")
    texte = models.TextField("remarque", max_length=2000)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("le")
    prise_en_compte_le = models.DateTimeField("prise en compte le", null=True, blank=True)

    class Meta:
        verbose_name = "remarque sur un compte rendu"
        verbose_name_plural = "remarques sur un compte rendu"
        ordering = ["reunion", "le", "pk"]
        triggers = [
            pgtrigger.Trigger(
                name="remarque_figee",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=LIGNE,
            ),
            pgtrigger.Protect(
                name="remarque_sans_reecriture",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["prise_en_compte_le"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.par_id}, {self.le}"
