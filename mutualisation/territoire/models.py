"""Territory and schemes in force (règles T1, T2)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import DateRangeField
from django.db import models

from mutualisation.mandats.droits import Droit
from mutualisation.referentiel.elision import NomPropre
from mutualisation.referentiel.models import Referentiel

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur
    from mutualisation.referentiel.schema import Referentiel as Schema
    from mutualisation.referentiel.vocabulaire import Vocabulaire


class Millesime(models.IntegerChoices):
    """The two maps of French regions known to the software."""

    M2007 = 2007, "Régions de 2007"
    M2016 = 2016, "Régions de 2016"


class Circonscription(models.Model):
    """A geographical region of one map of France; schemes are laid over it."""

    millesime = models.PositiveSmallIntegerField("millésime", choices=Millesime)
    code = models.CharField("code", max_length=3)
    nom = models.CharField("nom", max_length=60)
    article = models.CharField("article", max_length=3, blank=True)
    sigle = models.CharField("lettres", max_length=4)
    fuseau = models.CharField("fuseau horaire", max_length=40, default="Europe/Paris")

    class Meta:
        verbose_name = "circonscription"
        ordering = ["millesime", "code"]
        constraints = [
            models.UniqueConstraint(fields=["millesime", "code"], name="circonscription_unique"),
            models.UniqueConstraint(fields=["millesime", "sigle"], name="circonscription_sigle_unique"),
        ]

    def __str__(self) -> str:
        return self.nom

    @property
    def propre(self) -> NomPropre:
        return NomPropre(self.nom, self.article)


class Departement(models.Model):
    """A department, with what maps and travel need."""

    code = models.CharField("code", max_length=3, primary_key=True)
    nom = models.CharField("nom", max_length=60)
    article = models.CharField("article", max_length=3, blank=True)
    chef_lieu = models.CharField("chef-lieu", max_length=60)
    latitude = models.FloatField("latitude")
    longitude = models.FloatField("longitude")
    population = models.PositiveIntegerField("population")
    circonscriptions = models.ManyToManyField(Circonscription, related_name="departements")

    class Meta:
        verbose_name = "département"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.nom

    @property
    def propre(self) -> NomPropre:
        return NomPropre(self.nom, self.article)


class Dispositif(models.Model):
    """One scheme in force: a référentiel version, regions, validity dates (règle T1)."""

    code = models.SlugField("code", max_length=60, unique=True)
    nom = models.CharField("nom", max_length=200)
    referentiel = models.ForeignKey(Referentiel, models.PROTECT, verbose_name="référentiel")
    periode = DateRangeField("période")
    proposant_assiste = models.BooleanField(
        "le proposant assiste à toute la séance",
        default=False,
        help_text="Sans voix. Sinon, il présente ses propositions et se retire.",
    )

    class Meta:
        verbose_name = "dispositif"
        ordering = ["code"]
        permissions = Droit.choices

    def __str__(self) -> str:
        return self.nom

    @cached_property
    def schema(self) -> Schema:
        """The parsed référentiel; parsed once per process and version."""
        from mutualisation.referentiel.charges import schema_de

        return schema_de(self.referentiel)

    @property
    def vocabulaire(self) -> Vocabulaire:
        return self.schema.vocabulaire


class RegionQuerySet(models.QuerySet["Region"]):
    """Regions a person may read."""

    def visibles_par(self, acteur: Acteur, *droits: str) -> RegionQuerySet:
        """Those where one of these rights (reading, by default) is held, directly or through the whole scheme."""
        ici = models.Q(pk__in=[])
        for droit in droits or (Droit.CONSULTER,):
            ici |= models.Q(pk__in=acteur.regions(droit)) | models.Q(dispositif_id__in=acteur.dispositifs(droit))
        return self.filter(ici)


class RegionManager(models.Manager.from_queryset(RegionQuerySet)):
    """Regions are never used without their scheme and their name."""

    def get_queryset(self) -> RegionQuerySet:
        # The référentiel's content is long and already parsed in this process: its fingerprint is enough.
        regions = super().get_queryset().select_related("circonscription", "dispositif__referentiel")
        return regions.defer("dispositif__referentiel__contenu")


class Region(models.Model):
    """The perimeter of a scheme in one circumscription: one head office, one committee."""

    dispositif = models.ForeignKey(Dispositif, models.PROTECT, related_name="regions", verbose_name="dispositif")
    circonscription = models.ForeignKey(Circonscription, models.PROTECT, verbose_name="circonscription")
    demarrage = models.DateField("date de démarrage")

    objects = RegionManager()

    class Meta:
        verbose_name = "région"
        ordering = ["dispositif", "circonscription__nom"]
        base_manager_name = "objects"
        permissions = Droit.choices
        constraints = [
            models.UniqueConstraint(fields=["dispositif", "circonscription"], name="region_unique_par_dispositif")
        ]

    def __str__(self) -> str:
        return self.circonscription.nom

    @property
    def nom(self) -> str:
        return self.circonscription.nom

    @property
    def propre(self) -> NomPropre:
        return self.circonscription.propre

    @property
    def fuseau(self) -> str:
        return self.circonscription.fuseau

    @property
    def schema(self) -> Schema:
        return self.dispositif.schema

    @property
    def vocabulaire(self) -> Vocabulaire:
        return self.dispositif.vocabulaire


class Service(models.Model):
    """A service of a region. A single overseas service is both head office and local service (règle T2)."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="services", verbose_name="région")
    departement = models.ForeignKey(Departement, models.PROTECT, verbose_name="département")
    est_siege = models.BooleanField("siège régional")
    est_local = models.BooleanField("service local")
    nom = models.CharField("nom", max_length=120, help_text="Sigle et territoire, sans article.")
    article = models.CharField("article", max_length=3, default="la")

    class Meta:
        verbose_name = "service"
        ordering = ["region", "-est_siege", "departement"]
        permissions = Droit.choices
        constraints = [
            models.UniqueConstraint(
                fields=["region"], condition=models.Q(est_siege=True), name="service_un_siege_par_region"
            ),
            models.UniqueConstraint(
                fields=["region", "departement"],
                condition=models.Q(est_local=True),
                name="service_un_local_par_departement",
            ),
            models.CheckConstraint(
                condition=models.Q(est_siege=True) | models.Q(est_local=True),
                name="service_siege_ou_local",
                violation_error_message="Un service est un siège régional, un service local, ou les deux.",
            ),
        ]

    def __str__(self) -> str:
        return self.nom

    @property
    def propre(self) -> NomPropre:
        """The name with its article: “la DDASS du Cantal”, “l’ELSM de l’Allier”."""
        return NomPropre(self.nom, self.article)
