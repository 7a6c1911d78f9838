"""Dossiers and what never changes in them: versions and decisions (règles V4, V5, V9, V11)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from ctri.comite.models import Scrutin
from ctri.dossiers.etats import EN_EXAMEN, ISSUES, VALIDES, Etat
from ctri.dossiers.workflow import garde_sql
from ctri.seances.models import Point
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region

# What the committee, and whoever reads with it, may see: never a draft (règle C3).
HORS_BROUILLON = ~Q(etat=Etat.BROUILLON) | Q(version__gt=0)


def _visibles(acteur: Acteur) -> Q:
    """Readers of the region see what was submitted at least once; its authors see drafts too."""
    redacteurs = Q(region_id__in=acteur.regions(Droit.CONTRIBUER) | acteur.regions(Droit.REDIGER))
    lecteurs = Q(region_id__in=acteur.regions()) | Q(region__dispositif_id__in=acteur.dispositifs())
    return redacteurs | (lecteurs & HORS_BROUILLON)


def est_visible(acteur: Acteur, dossier: Dossier) -> bool:
    """The same rule on a dossier already read: what a page reads by another query is filtered here."""
    region = dossier.region
    if region.pk in acteur.regions(Droit.CONTRIBUER) | acteur.regions(Droit.REDIGER):
        return True
    lit = region.pk in acteur.regions() or region.dispositif_id in acteur.dispositifs()
    return lit and (dossier.etat != Etat.BROUILLON or dossier.version > 0)


class DossierQuerySet(models.QuerySet["Dossier"]):
    """Dossiers a person may know of."""

    def visibles_par(self, acteur: Acteur) -> DossierQuerySet:
        return self.filter(_visibles(acteur))


class Dossier(models.Model):
    """A proposal on its way to the committee. Its content belongs to a registered `TypeDossier`."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="dossiers", verbose_name="région")
    livrable = models.CharField("livrable", max_length=40, help_text="Code du référentiel.")
    genre = models.CharField("genre de contenu", max_length=40, help_text="Type de dossier inscrit.")
    bilan = models.BooleanField("bilan, dont le comité prend acte", default=False)
    annee = models.PositiveSmallIntegerField("année")
    pole = models.CharField("pôle", max_length=40, blank=True)
    titre = models.CharField("titre", max_length=200)
    reference = models.CharField("référence", max_length=60)
    etat = models.CharField("état", max_length=20, choices=Etat, default=Etat.BROUILLON)
    version = models.PositiveSmallIntegerField("dernière version soumise", default=0)
    remplace = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="avenants", verbose_name="acte remplacé"
    )
    cree_le = models.DateTimeField("créé le", auto_now_add=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "dossier"
        ordering = ["region", "-annee", "livrable", "pole", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "livrable", "annee", "pole"],
                condition=Q(remplace=None) & ~Q(etat__in=[Etat.RETIREE, Etat.REFUSEE]),
                name="dossier_unique_par_annee",
                violation_error_message="Cette proposition existe déjà pour cette année.",
            ),
            models.UniqueConstraint(
                fields=["remplace"],
                condition=Q(remplace__isnull=False) & ~Q(etat__in=[Etat.RETIREE, Etat.REFUSEE]),
                name="dossier_un_avenant_a_la_fois",
                violation_error_message="Un avenant est déjà en cours.",
            ),
            models.CheckConstraint(
                condition=Q(etat=Etat.BROUILLON) | Q(version__gt=0),
                name="dossier_version_hors_brouillon",
                violation_error_message="Un dossier soumis a une version.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="dossier_transitions", when=pgtrigger.Before, operation=pgtrigger.Update, func=garde_sql()
            ),
            pgtrigger.Protect(
                name="dossier_sans_effacement", operation=pgtrigger.Delete, condition=pgtrigger.Q(old__version__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return self.titre

    @property
    def libelle_etat(self) -> str:
        """The state as this scheme says it."""
        return self.region.schema.etats.libelle(self.etat)

    @property
    def en_examen(self) -> bool:
        return self.etat in EN_EXAMEN

    @property
    def valide(self) -> bool:
        return self.etat in (*VALIDES, Etat.REMPLACEE)

    @property
    def modifiable(self) -> bool:
        """Only a draft may be worked on."""
        return self.etat == Etat.BROUILLON


class Origine(models.TextChoices):
    """Where a version comes from."""

    SOUMISSION = "soumission", "Soumise"
    SEANCE = "seance", "Modifiée en séance"


class Version(models.Model):
    """Text and data frozen in the transaction of the act that made it (règle V5)."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="versions")
    numero = models.PositiveSmallIntegerField("numéro")
    origine = models.CharField("origine", max_length=12, choices=Origine, default=Origine.SOUMISSION)
    contenu = models.JSONField("contenu")
    empreinte = models.CharField("empreinte SHA-256 du contenu", max_length=64)
    le = models.DateTimeField("figée le")
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    qualite = models.CharField("en qualité de", max_length=200)

    class Meta:
        verbose_name = "version"
        ordering = ["dossier", "numero"]
        constraints = [models.UniqueConstraint(fields=["dossier", "numero"], name="version_numero_unique")]
        triggers = [pgtrigger.Protect(name="version_figee", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.dossier} v{self.numero}"

    @property
    def libelle_issue(self) -> str:
        """What was decided on this version, in the scheme's words."""
        return self.dossier.region.schema.etats.libelle(self.decision.issue)


class Modification(models.Model):
    """The text changed in session, shown as a diff and checked before the decision (règle V4)."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="modification")
    depuis = models.ForeignKey(Version, models.PROTECT, related_name="+")
    contenu = models.JSONField("contenu modifié")
    le = models.DateTimeField("le")
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "modification en séance"
        ordering = ["dossier"]

    def __str__(self) -> str:
        return f"{self.dossier} : modification"


class Decision(models.Model):
    """What the committee decided on a version; for a validated one, number, date and hash (règles V4, V5)."""

    version = models.OneToOneField(Version, models.PROTECT, related_name="decision")
    # The version submitted, when the committee validated a modified text.
    soumise = models.ForeignKey(Version, models.PROTECT, related_name="+")
    point = models.OneToOneField(Point, models.PROTECT, related_name="decision")
    issue = models.CharField("issue", max_length=20, choices=Etat)
    motif = models.TextField("motif", blank=True)
    numero = models.CharField("numéro de l’acte", max_length=60, blank=True)
    le = models.DateTimeField("décidée le")
    constatee_par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    presidee_par = models.CharField("présidée par", max_length=200)
    mode = models.CharField("mode", max_length=10)
    scrutin = models.CharField("scrutin", max_length=10, choices=Scrutin, blank=True)
    pour = models.PositiveSmallIntegerField("pour", null=True, blank=True)
    contre = models.PositiveSmallIntegerField("contre", null=True, blank=True)
    abstention = models.PositiveSmallIntegerField("abstentions", null=True, blank=True)

    class Meta:
        verbose_name = "décision"
        ordering = ["-le", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(issue__in=ISSUES), name="decision_issue", violation_error_message="Issue inconnue."
            ),
            models.CheckConstraint(
                condition=Q(issue=Etat.VALIDEE) | ~Q(motif=""),
                name="decision_motivee",
                violation_error_message="Le motif est obligatoire pour toute issue autre que la validation simple.",
            ),
            models.CheckConstraint(
                condition=(Q(issue__in=VALIDES) & ~Q(numero="")) | (~Q(issue__in=VALIDES) & Q(numero="")),
                name="decision_numerotee",
                violation_error_message="Un acte validé porte un numéro.",
            ),
            models.UniqueConstraint(fields=["numero"], condition=~Q(numero=""), name="decision_numero_unique"),
        ]
        triggers = [pgtrigger.Protect(name="decision_figee", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.version} : {self.issue}"

    @property
    def secret(self) -> bool:
        """Decided by a ballot of which only the numbers are known."""
        return self.scrutin == Scrutin.NOMBRE


class Consultation(models.Model):
    """An opinion a dossier carries before the decision: body, date, opinion (règle V11)."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="consultations")
    code = models.CharField("consultation", max_length=40, help_text="Code du référentiel.")
    organisme = models.CharField("organisme", max_length=160)
    date = models.DateField("date")
    avis = models.TextField("avis")

    class Meta:
        verbose_name = "consultation"
        ordering = ["dossier", "date", "pk"]
        constraints = [models.UniqueConstraint(fields=["dossier", "code"], name="consultation_unique")]

    def __str__(self) -> str:
        return f"{self.organisme}, {self.date}"


class Lecture(models.Model):
    """That someone opened a version; only counts are shown to others (règle C3)."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="lectures")
    utilisateur = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    le = models.DateTimeField("le")

    class Meta:
        verbose_name = "lecture"
        ordering = ["version", "le"]
        constraints = [models.UniqueConstraint(fields=["version", "utilisateur"], name="lecture_unique")]

    def __str__(self) -> str:
        return f"{self.version} : {self.utilisateur_id}"
