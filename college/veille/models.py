"""Notes of the professional watch, and who wants them by mail once a week (règle C5)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Func, Q, Value

from college.membres.appartenance import dispositifs_du_college, regions_du_college
from college.veille.etats import EtatNote
from college.veille.workflow import garde_sql
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region

# Made by the migration: French words without accents, their endings cut.
CONFIGURATION = "francais_sans_accent"


def _mots(champ: str, poids: str) -> SearchVector:
    """The words of a field. “A/H5N1” and “CSST/CCAA” are several words, not the path of a file."""
    sans_barre = Func(F(champ), Value("/"), Value(" "), function="translate", output_field=models.TextField())
    return SearchVector(sans_barre, weight=poids, config=CONFIGURATION)


class NoteQuerySet(models.QuerySet["NoteVeille"]):
    """Notes a person may know of."""

    def visibles_par(self, acteur: Acteur) -> NoteQuerySet:
        """What one's college published, what others share; drafts are their author's own.

        Once withdrawn, a note is read by its author and the presidency only: it may have said too much (règle C8).
        """
        ici = Q(region_id__in=regions_du_college(acteur))
        ailleurs = Q(partagee=True, region__dispositif_id__in=dispositifs_du_college(acteur))
        preside = Q(region_id__in=acteur.regions(Droit.PRESIDER_COLLEGE))
        return self.filter(
            Q(etat=EtatNote.PUBLIEE) & (ici | ailleurs)
            | ici & Q(auteur=acteur.utilisateur)
            | Q(etat=EtatNote.RETIREE) & preside
        )

    def lues_de(self, region: Region) -> NoteQuerySet:
        """What the page of a region gathers: its own notes, and those shared by the other regions of its scheme."""
        return self.filter(Q(region=region) | Q(partagee=True, region__dispositif_id=region.dispositif_id))


class NoteManager(models.Manager.from_queryset(NoteQuerySet)):
    """The words of a note are for the database alone."""

    def get_queryset(self) -> NoteQuerySet:
        return super().get_queryset().defer("recherche")


class NoteVeille(models.Model):
    """A text worth knowing of: where it comes from, what it says, which function it concerns."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="notes_veille", verbose_name="région")
    titre = models.CharField("titre", max_length=200)
    source = models.CharField("source", max_length=160)
    lien = models.URLField("lien", max_length=500, blank=True, validators=[URLValidator(schemes=["https"])])
    date_document = models.DateField("date du document")
    texte = models.TextField("texte")
    fonction = models.CharField("fonction concernée", max_length=60, blank=True)
    partagee = models.BooleanField("partagée avec les autres régions", default=False)
    etat = models.CharField("état", max_length=10, choices=EtatNote, default=EtatNote.BROUILLON)
    auteur = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notes_veille")
    redigee_le = models.DateTimeField("rédigée le")
    publiee_le = models.DateTimeField("publiée le", null=True, blank=True)
    corrigee_le = models.DateTimeField("corrigée le", null=True, blank=True)
    retiree_le = models.DateTimeField("retirée le", null=True, blank=True)
    recherche = models.GeneratedField(
        expression=_mots("titre", "A") + _mots("source", "B") + _mots("texte", "C"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = NoteManager()

    class Meta:
        verbose_name = "note de veille"
        verbose_name_plural = "notes de veille"
        ordering = ["-publiee_le", "-pk"]
        indexes = [
            GinIndex(fields=["recherche"], name="note_veille_recherche"),
            models.Index(fields=["region", "publiee_le"], name="note_veille_par_region"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(etat="brouillon", publiee_le=None, retiree_le=None)
                | Q(etat="publiee", publiee_le__isnull=False, retiree_le=None)
                | Q(etat="retiree", publiee_le__isnull=False, retiree_le__isnull=False),
                name="note_veille_etat_date",
                violation_error_message="Une note publiée ou retirée a la date de cet acte, un brouillon n’en a pas.",
            ),
            models.CheckConstraint(
                condition=Q(lien="") | Q(lien__startswith="https://"),
                name="note_veille_lien_https",
                violation_error_message="Le lien commence par https://.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="note_veille_transition", when=pgtrigger.Before, operation=pgtrigger.Update, func=garde_sql()
            ),
            pgtrigger.Protect(
                name="note_veille_retiree_figee",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__etat="retiree"),
            ),
            pgtrigger.Protect(
                name="note_veille_publiee_gardee",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Condition("OLD.etat <> 'brouillon'"),
            ),
            pgtrigger.Protect(
                name="note_veille_auteur_fige",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("region", "auteur", "redigee_le"),
            ),
        ]

    def __str__(self) -> str:
        return self.titre


class AbonnementVeille(models.Model):
    """Someone wants the weekly letter of a region; without a row, nothing is sent."""

    utilisateur = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="abonnements_veille")
    region = models.ForeignKey(Region, models.PROTECT, related_name="abonnements_veille", verbose_name="région")
    depuis = models.DateTimeField("depuis")

    class Meta:
        verbose_name = "abonnement à la lettre de veille"
        verbose_name_plural = "abonnements à la lettre de veille"
        ordering = ["region", "utilisateur"]
        constraints = [models.UniqueConstraint(fields=["utilisateur", "region"], name="abonnement_veille_unique")]

    def __str__(self) -> str:
        return f"{self.utilisateur_id}, {self.region}"


class LettreVeille(models.Model):
    """The letter of one week for one person: the row makes it leave once (ADR 0006). `semaine` is its Monday."""

    utilisateur = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="lettres_veille")
    region = models.ForeignKey(Region, models.PROTECT, related_name="lettres_veille", verbose_name="région")
    semaine = models.DateField("semaine du")

    class Meta:
        verbose_name = "lettre de veille"
        verbose_name_plural = "lettres de veille"
        ordering = ["-semaine", "region", "utilisateur"]
        constraints = [
            models.UniqueConstraint(fields=["utilisateur", "region", "semaine"], name="lettre_veille_unique"),
            models.CheckConstraint(
                condition=Q(semaine__iso_week_day=1),
                name="lettre_veille_du_lundi",
                violation_error_message="Une semaine commence le lundi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region}, {self.semaine:%d/%m/%Y}"
