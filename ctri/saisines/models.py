"""A question from one body to the other, its answer and what was exchanged about it (règles C4, C8, V7)."""

from __future__ import annotations

import datetime as dt

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from ctri.saisines import gel
from ctri.saisines.cotes import regions_de
from ctri.saisines.etats import OUVERTES, Etat, Instance, Sens
from ctri.saisines.workflow import garde_sql
from mutualisation.mandats.acteur import Acteur
from mutualisation.territoire.models import Region


class SaisineQuerySet(models.QuerySet["Saisine"]):
    """Questions a person may know of."""

    def visibles_par(self, acteur: Acteur) -> SaisineQuerySet:
        """A draft: those who ask. Once sent: both bodies. Once answered: whoever reads the region."""
        comite, college = (regions_de(acteur, i) for i in (Instance.COMITE, Instance.COLLEGE))
        siennes = Q(region_id__in=comite, sens=Sens.VERS_COLLEGE) | Q(region_id__in=college, sens=Sens.VERS_COMITE)
        partagees = Q(region_id__in=comite | college) & ~Q(etat=Etat.BROUILLON)
        lecteurs = Q(region_id__in=acteur.regions()) | Q(region__dispositif_id__in=acteur.dispositifs())
        return self.filter(siennes | partagees | (lecteurs & Q(etat=Etat.RENDUE)))

    def ouvertes(self) -> SaisineQuerySet:
        """Sent and not answered yet."""
        return self.filter(etat__in=OUVERTES)

    def en_retard(self, jour: dt.date) -> SaisineQuerySet:
        """Whose deadline has passed without an answer."""
        return self.ouvertes().filter(echeance__lt=jour)


def est_visible(acteur: Acteur, saisine: Saisine) -> bool:
    """The same rule on a question already read: the home page filters what it read in one query."""
    region = saisine.region
    siege = [i for i in Instance if region.pk in regions_de(acteur, i)]
    if siege and saisine.etat != Etat.BROUILLON:
        return True
    if saisine.demandeur in siege:
        return True
    lit = region.pk in acteur.regions() or region.dispositif_id in acteur.dispositifs()
    return lit and saisine.etat == Etat.RENDUE


class Saisine(models.Model):
    """What is asked, and what is answered. Numbered when it is sent, by region and year."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="saisines", verbose_name="région")
    sens = models.CharField("sens", max_length=20, choices=Sens)
    etat = models.CharField("état", max_length=12, choices=Etat, default=Etat.BROUILLON)
    annee = models.PositiveSmallIntegerField("année", null=True, blank=True)
    numero = models.PositiveSmallIntegerField("numéro", null=True, blank=True)
    objet = models.CharField("objet", max_length=160)
    question = models.TextField("question")
    echeance = models.DateField("échéance", null=True, blank=True)
    adressee_le = models.DateTimeField("adressée le", null=True, blank=True)
    adressee_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="adressée par"
    )
    adressee_qualite = models.CharField("en qualité de", max_length=200, blank=True)
    reponse = models.TextField("réponse", blank=True)
    # Counts the changes of the text being written: whoever saves or approves says which one they read.
    revision = models.PositiveIntegerField("révision du texte", default=0)
    rendue_le = models.DateTimeField("rendue le", null=True, blank=True)
    rendue_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="rendue par"
    )
    rendue_qualite = models.CharField("rendue en qualité de", max_length=200, blank=True)
    empreinte = models.CharField("empreinte SHA-256 de la réponse", max_length=64, blank=True)

    objects = SaisineQuerySet.as_manager()

    class Meta:
        verbose_name = "saisine"
        ordering = ["-annee", "-numero", "-pk"]
        indexes = [models.Index(fields=["region", "etat", "echeance"], name="saisine_par_etat")]
        constraints = [
            models.UniqueConstraint(fields=["region", "annee", "numero"], name="saisine_numero_unique"),
            models.CheckConstraint(
                condition=Q(
                    etat=Etat.BROUILLON, annee=None, numero=None, adressee_le=None, adressee_par=None,
                    adressee_qualite="",
                )
                | (
                    ~Q(etat=Etat.BROUILLON)
                    & Q(annee__isnull=False, numero__isnull=False, adressee_le__isnull=False)
                    & Q(adressee_par__isnull=False)
                    & ~Q(adressee_qualite="")
                ),
                name="saisine_adressee_numerotee",
                violation_error_message="Une saisine adressée a un numéro, une date et un auteur.",
            ),
            models.CheckConstraint(
                condition=Q(etat=Etat.BROUILLON) | ~Q(sens=Sens.VERS_COLLEGE) | Q(echeance__isnull=False),
                name="saisine_echeance_de_l_avis",
                violation_error_message="Un avis se demande pour une date.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(etat=Etat.RENDUE, rendue_le__isnull=False, rendue_par__isnull=False)
                    & ~Q(rendue_qualite="")
                    & ~Q(reponse="")
                    & ~Q(empreinte="")
                )
                | (
                    ~Q(etat=Etat.RENDUE)
                    & Q(rendue_le=None, rendue_par=None, rendue_qualite="", empreinte="")
                ),
                name="saisine_rendue_datee",
                violation_error_message="Une réponse rendue a un texte, une date, un auteur et une empreinte.",
            ),
            models.CheckConstraint(
                condition=Q(etat__in=[Etat.BROUILLON, Etat.ADRESSEE, Etat.RETIREE]) | ~Q(reponse=""),
                name="saisine_projet_ecrit",
                violation_error_message="Un projet de réponse a un texte.",
            ),
        ]  # fmt: skip
        triggers = [
            pgtrigger.Trigger(
                name="saisine_transitions", when=pgtrigger.Before, operation=pgtrigger.Update, func=garde_sql()
            ),
            pgtrigger.Trigger(
                name="saisine_textes_figes", when=pgtrigger.Before, operation=pgtrigger.Update, func=gel.FIGE
            ),
            pgtrigger.Protect(
                name="saisine_finie_figee",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__etat__in=[Etat.RENDUE.value, Etat.RETIREE.value]),
            ),
            pgtrigger.Protect(
                name="saisine_sans_effacement",
                operation=pgtrigger.Delete,
                condition=~pgtrigger.Q(old__etat=Etat.BROUILLON.value),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.reference or 'brouillon'} {self.objet}"

    @property
    def demandeur(self) -> Instance:
        return Sens(self.sens).demandeur

    @property
    def repondant(self) -> Instance:
        return Sens(self.sens).repondant

    @property
    def ouverte(self) -> bool:
        """Sent, waiting for its answer."""
        return self.etat in OUVERTES

    @property
    def rang(self) -> str:
        """“2027-04”; empty for a draft."""
        return f"{self.annee}-{self.numero:02}" if self.numero else ""

    @property
    def reference(self) -> str:
        """“SAI-AUV-2027-04”, by the letters of the region."""
        return f"SAI-{self.region.circonscription.sigle}-{self.rang}" if self.numero else ""


class EchangeQuerySet(models.QuerySet["Echange"]):
    """Messages about a question."""

    def lisibles_par(self, instances: frozenset[Instance]) -> EchangeQuerySet:
        """What was said to both bodies, and what the reader's own body keeps to itself; strangers read nothing."""
        if not instances:
            return self.none()
        return self.filter(Q(interne=False) | Q(instance__in=instances))


class Echange(models.Model):
    """A message: to both bodies, or kept inside one. Never changed, never deleted."""

    saisine = models.ForeignKey(Saisine, models.PROTECT, related_name="echanges")
    instance = models.CharField("instance", max_length=10, choices=Instance)
    interne = models.BooleanField("réservé à l’instance", default=False)
    auteur = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    qualite = models.CharField("en qualité de", max_length=200)
    le = models.DateTimeField("le")
    texte = models.TextField("texte")

    objects = EchangeQuerySet.as_manager()

    class Meta:
        verbose_name = "échange"
        ordering = ["-le", "-pk"]
        indexes = [models.Index(fields=["saisine", "-le"], name="echange_par_saisine")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(texte="") & ~Q(qualite=""),
                name="echange_ecrit",
                violation_error_message="Un message a un texte et un auteur.",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="echange_fige", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.saisine_id} : {self.auteur_id}"
