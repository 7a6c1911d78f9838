"""An import of agents is a row first: what was asked, how far it went, what it found (same principle as documents)."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from mutualisation.effectifs.importation.lignes import LIBELLES
from mutualisation.effectifs.models import regions_ouvertes
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.models import Mandat
from mutualisation.territoire.models import Region

# The message sent by the request itself gets this long before the sweep sends another.
PATIENCE = dt.timedelta(seconds=15)


class Etat(models.TextChoices):
    """Life of an import."""

    A_ANALYSER = "a_analyser", "Examen demandé"
    EN_ANALYSE = "en_analyse", "Examen en cours"
    ANALYSE = "analyse", "À confirmer"
    A_ENREGISTRER = "a_enregistrer", "Enregistrement demandé"
    EN_ENREGISTREMENT = "en_enregistrement", "Enregistrement en cours"
    ENREGISTRE = "enregistre", "Enregistré"
    REFUSE = "refuse", "Fichier refusé"
    ABANDONNE = "abandonne", "Abandonné"
    ECHEC = "echec", "Échec"


# What waits for a worker -> what it is while one holds it.
A_FAIRE = {Etat.A_ANALYSER: Etat.EN_ANALYSE, Etat.A_ENREGISTRER: Etat.EN_ENREGISTREMENT}
EN_COURS = tuple(A_FAIRE.values())
EN_ATTENTE = tuple(A_FAIRE)


class ImportQuerySet(models.QuerySet["ImportAgents"]):
    """Imports as people, workers and the sweep see them."""

    def visibles_par(self, acteur: Acteur) -> ImportQuerySet:
        return self.filter(region__in=regions_ouvertes(acteur))

    def prenables(self, instant: dt.datetime) -> ImportQuerySet:
        """Due, or whose carrier let its lease expire."""
        return self.filter(Q(etat__in=EN_ATTENTE) | Q(etat__in=EN_COURS, bail__lt=instant))

    def a_reprendre(self, instant: dt.datetime) -> ImportQuerySet:
        """What the sweep sends to the queue again."""
        return self.prenables(instant).filter(modifie_le__lte=instant - PATIENCE)

    def a_effacer(self, limite: dt.datetime) -> ImportQuerySet:
        """Still with their file, at rest since before that day."""
        return self.filter(modifie_le__lt=limite).exclude(fichier="").exclude(etat__in=(*EN_ATTENTE, *EN_COURS))


class ImportAgents(models.Model):
    """One file sent for one region, its examination, and perhaps its recording."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="imports_agents", verbose_name="région")
    nom = models.CharField("nom du fichier", max_length=120)
    fichier = models.FileField("fichier", upload_to="imports", blank=True)
    taille = models.PositiveIntegerField("taille (octets)")
    empreinte = models.CharField("empreinte du fichier", max_length=64)
    etat = models.CharField("état", max_length=20, choices=Etat, default=Etat.A_ANALYSER)
    demande_par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    demande_le = models.DateTimeField("envoyé le")
    modifie_le = models.DateTimeField("dernier passage")
    bail = models.DateTimeField("bail jusqu’au", null=True, blank=True)
    porteur = models.CharField("porteur du bail", max_length=36, blank=True)
    tentatives = models.PositiveSmallIntegerField("tentatives", default=0)
    avancement = models.PositiveIntegerField("lignes examinées", default=0)
    total = models.PositiveIntegerField("lignes", default=0)
    acceptees = models.PositiveIntegerField("nouveaux agents", default=0)
    modifiees = models.PositiveIntegerField("agents modifiés", default=0)
    inchangees = models.PositiveIntegerField("agents inchangés", default=0)
    refusees = models.PositiveIntegerField("lignes refusées", default=0)
    empreinte_examen = models.CharField("empreinte de l’examen", max_length=64, blank=True)
    avertissement = models.TextField("avertissement", blank=True)
    confirme_par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirme_mandat = models.ForeignKey(Mandat, models.PROTECT, null=True, related_name="+")
    enregistre_le = models.DateTimeField("enregistré le", null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = "import d’agents"
        verbose_name_plural = "imports d’agents"
        ordering = ["-demande_le", "-pk"]
        indexes = [
            models.Index(
                fields=["modifie_le"], condition=Q(etat__in=(*EN_ATTENTE, *EN_COURS)), name="import_agents_a_faire"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(etat__in=EN_COURS) & Q(bail__isnull=False) & ~Q(porteur=""))
                | (~Q(etat__in=EN_COURS) & Q(bail=None) & Q(porteur="")),
                name="import_agents_en_cours_avec_bail",
                violation_error_message="Un import en cours a un porteur et un bail, un autre n’en a pas.",
            ),
            models.CheckConstraint(
                condition=~Q(etat__in=[Etat.A_ENREGISTRER, Etat.EN_ENREGISTREMENT, Etat.ENREGISTRE])
                | Q(refusees=0, confirme_par__isnull=False),
                name="import_agents_confirme_sans_refus",
                violation_error_message="Une ligne refusée empêche d’enregistrer l’import.",
            ),
            models.CheckConstraint(
                condition=Q(etat=Etat.ENREGISTRE, enregistre_le__isnull=False)
                | (~Q(etat=Etat.ENREGISTRE) & Q(enregistre_le=None)),
                name="import_agents_enregistre_date",
                violation_error_message="Un import enregistré a une date d’enregistrement.",
            ),
        ]

    def __str__(self) -> str:
        return self.nom

    @property
    def efface(self) -> bool:
        """Whether retention has erased the file and the lines of an import that went to its end."""
        return not self.fichier and self.etat != Etat.ABANDONNE

    @property
    def en_route(self) -> bool:
        """Whether a worker has it, or will."""
        return self.etat in (*EN_ATTENTE, *EN_COURS)

    def lacher(self) -> None:
        """Nobody holds it any more; the caller saves the row it has locked."""
        self.bail, self.porteur = None, ""


class LigneImport(models.Model):
    """One line of the examination, as it is shown."""

    importation = models.ForeignKey(ImportAgents, models.CASCADE, related_name="lignes")
    numero = models.PositiveIntegerField("ligne")
    verdict = models.CharField("verdict", max_length=10, choices=[(v.value, lib) for v, lib in LIBELLES.items()])
    matricule = models.CharField("matricule", max_length=20, blank=True)
    nom = models.CharField("nom", max_length=160, blank=True)
    differences = models.JSONField("différences", default=list)
    motifs = models.JSONField("motifs", default=list)
    remarques = models.JSONField("remarques", default=list)

    class Meta:
        verbose_name = "ligne d’import"
        verbose_name_plural = "lignes d’import"
        ordering = ["importation", "numero"]
        constraints = [
            models.UniqueConstraint(fields=["importation", "numero"], name="ligne_import_unique"),
        ]
        indexes = [models.Index(fields=["importation", "verdict", "numero"], name="ligne_import_par_verdict")]

    def __str__(self) -> str:
        return f"{self.importation}, ligne {self.numero}"
