"""The minutes of a session, their paragraphs, and the extract that returns each decision to its proposer."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from ctri.dossiers.models import Decision, Dossier
from ctri.releves.etats import EtatReleve
from ctri.releves.workflow import PARAGRAPHE, garde_sql
from ctri.seances.models import Point, Seance
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region

# Kinds of documents, one file each.
DOCUMENT_RELEVE, DOCUMENT_EXTRAIT = "releve_seance", "extrait_releve"


class ReleveQuerySet(models.QuerySet["Releve"]):
    """Minutes a person may know of."""

    def visibles_par(self, acteur: Acteur) -> ReleveQuerySet:
        """A draft is seen by those who hold sessions, then by the members; once approved, by whoever reads sessions."""
        tiennent = acteur.regions(Droit.TENIR_SEANCE) | acteur.regions(Droit.PRESIDER_COMITE)
        siegent = Q(region_id__in=acteur.regions(Droit.SIEGER)) & ~Q(etat=EtatReleve.PROJET)
        approuves = Q(etat=EtatReleve.APPROUVE, seance__in=Seance.objects.visibles_par(acteur))
        return self.filter(Q(region_id__in=tiennent) | siegent | approuves)


class Releve(models.Model):
    """What was said and decided, composed from the session; frozen, numbered and hashed once approved."""

    seance = models.OneToOneField(Seance, models.PROTECT, related_name="releve", verbose_name="séance")
    region = models.ForeignKey(Region, models.PROTECT, related_name="releves", verbose_name="région")
    numero = models.CharField("numéro", max_length=60, unique=True)
    etat = models.CharField("état", max_length=10, choices=EtatReleve, default=EtatReleve.PROJET)
    contenu = models.JSONField("contenu", default=dict, blank=True)
    empreinte = models.CharField("empreinte SHA-256 du contenu", max_length=64, blank=True)
    etabli_le = models.DateTimeField("établi le")
    approuve_le = models.DateTimeField("approuvé le", null=True, blank=True)
    approuve_par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    approuve_a = models.ForeignKey(
        Seance, models.PROTECT, null=True, blank=True, related_name="approbations", verbose_name="séance d’approbation"
    )

    objects = ReleveQuerySet.as_manager()

    class Meta:
        verbose_name = "relevé"
        ordering = ["-seance__debut", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(etat="approuve", approuve_le__isnull=False, approuve_par__isnull=False) & ~Q(empreinte=""))
                | (~Q(etat="approuve") & Q(approuve_le=None, approuve_par=None, approuve_a=None, empreinte="")),
                name="releve_approuve_date",
                violation_error_message="Un relevé approuvé a une date, un auteur et une empreinte.",
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="releve_transitions", when=pgtrigger.Before, operation=pgtrigger.Update, func=garde_sql()
            ),
            pgtrigger.Protect(name="releve_sans_effacement", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.numero


class Paragraphe(models.Model):
    """What the minutes add, in plain paragraphs, about one point, or about the session as a whole without one."""

    releve = models.ForeignKey(Releve, models.CASCADE, related_name="paragraphes")
    point = models.OneToOneField(Point, models.PROTECT, null=True, blank=True, related_name="paragraphe")
    texte = models.TextField("texte", blank=True)
    # Goes up by one at each change: two people at the same paragraph are both told.
    edition = models.PositiveIntegerField("édition", default=1)
    le = models.DateTimeField("modifié le")
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "paragraphe"
        ordering = ["releve", models.F("point__rang").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(fields=["releve"], condition=Q(point=None), name="paragraphe_general_unique")
        ]
        triggers = [
            pgtrigger.Trigger(
                name="paragraphe_fige",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=PARAGRAPHE,
            ),
            pgtrigger.Protect(name="paragraphe_sans_effacement", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.releve_id}, {self.point_id}"


class ExtraitQuerySet(models.QuerySet["Extrait"]):
    """Extracts a person may know of."""

    def visibles_par(self, acteur: Acteur) -> ExtraitQuerySet:
        """Whoever may know of the dossier."""
        return self.filter(decision__version__dossier__in=Dossier.objects.visibles_par(acteur))


class Extrait(models.Model):
    """One decision as it goes back to its proposer: made once, when the session closes."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="extrait")
    numero = models.CharField("numéro", max_length=60, unique=True)
    contenu = models.JSONField("contenu")
    empreinte = models.CharField("empreinte SHA-256 du contenu", max_length=64)
    le = models.DateTimeField("établi le")

    objects = ExtraitQuerySet.as_manager()

    class Meta:
        verbose_name = "extrait de relevé"
        verbose_name_plural = "extraits de relevé"
        ordering = ["decision"]
        triggers = [pgtrigger.Protect(name="extrait_fige", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.numero
