"""The journal: identifiers only, appended, never changed (règles V7, R1)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models

from mutualisation.mandats.models import Mandat
from mutualisation.territoire.models import Region


class Motif(models.Model):
    """The reason given for an act: the only free text, apart so that retention can delete it."""

    texte = models.TextField("motif")

    class Meta:
        verbose_name = "motif"
        triggers = [pgtrigger.Protect(name="motif_fige", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return self.texte


class Acte(models.Model):
    """Who, acting as what, did what, when, from which state to which, why."""

    le = models.DateTimeField("le")
    utilisateur = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    mandat = models.ForeignKey(Mandat, models.PROTECT, null=True, related_name="+")
    role = models.CharField("en qualité de", max_length=40, blank=True)
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    objet_type = models.CharField("type d’objet", max_length=60)
    objet_id = models.BigIntegerField("objet")
    code = models.CharField("acte", max_length=40)
    de = models.CharField("état de départ", max_length=30, blank=True)
    vers = models.CharField("état d’arrivée", max_length=30, blank=True)
    motif = models.ForeignKey(Motif, models.SET_NULL, null=True, related_name="+")
    donnees = models.JSONField("identifiants et nombres", default=dict)

    class Meta:
        verbose_name = "acte"
        ordering = ["-le", "-pk"]
        indexes = [
            models.Index(fields=["objet_type", "objet_id", "le"], name="acte_par_objet"),
            models.Index(fields=["region", "le"], name="acte_par_region"),
        ]
        triggers = [
            pgtrigger.Protect(name="acte_sans_effacement", operation=pgtrigger.Delete),
            # Only retention may cut the link to a reason; nothing else of the row ever changes.
            pgtrigger.Protect(
                name="acte_sans_modification",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["motif"]),
            ),
            pgtrigger.Trigger(
                name="acte_sans_vidage",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'pgtrigger: le journal ne se vide pas';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.objet_type} {self.objet_id}"
