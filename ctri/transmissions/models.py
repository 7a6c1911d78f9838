"""What was transmitted, to whom, and that it was read; nothing of it ever changes (règle C3)."""

from __future__ import annotations

import datetime as dt

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery

from ctri.transmissions.gel import MEME_SOURCE
from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Mandat
from mutualisation.territoire.models import Region

# Who it is sent to: whoever sits in the committee, and its secretary.
COMITE = (Droit.SIEGER, Droit.PRESIDER_COMITE, Droit.TENIR_SEANCE)
# Those it comes from.
COLLEGE = (Droit.CONTRIBUER, Droit.PRESIDER_COLLEGE, Droit.REDIGER)
# Those who follow what became of it: its authors, and whoever has to find that it was sent (règle E2).
SUIVENT = (*COLLEGE, Droit.EVALUER)
LECTEURS = (*COMITE, *SUIVENT)


class TransmissionQuerySet(models.QuerySet["Transmission"]):
    """Transmissions a person may know of, and what has to be said of them."""

    def visibles_par(self, acteur: Acteur) -> TransmissionQuerySet:
        """The committee, the college, the evaluator of the region; reading the region is not enough (règle C3).

        Rights follow mandates in force today (règle T4): a new member reads what came before, a former one no longer.
        """
        regions = set().union(*(acteur.regions(droit) for droit in LECTEURS))
        dispositifs = set().union(*(acteur.dispositifs(droit) for droit in LECTEURS))
        return self.filter(Q(region_id__in=regions) | Q(region__dispositif_id__in=dispositifs))

    def comptees(self) -> TransmissionQuerySet:
        """With how many recipients there are, and how many have read: numbers, never names."""
        return self.annotate(
            nombre=Count("destinataires"),
            lus=Count("destinataires", filter=Q(destinataires__lu_le__isnull=False)),
        )

    def pour(self, utilisateur: Utilisateur) -> TransmissionQuerySet:
        """With this person's own reading: whether it was sent to them, and since when they have read it."""
        mienne = Destinataire.objects.filter(transmission=OuterRef("pk"), utilisateur=utilisateur)
        return self.annotate(
            recue=Exists(mienne),
            lue_le=Subquery(mienne.values("lu_le")),
            remplacee=Exists(Transmission.objects.filter(remplace=OuterRef("pk"))),
        )

    def a_lire(self) -> TransmissionQuerySet:
        """Once `pour` has said by whom: what was replaced is no longer to be read."""
        return self.filter(Q(recue=True) & Q(lue_le=None) & Q(remplacee=False))

    def deja_lues(self) -> TransmissionQuerySet:
        """Once `pour` has said by whom."""
        return self.filter(Q(lue_le__isnull=False))


class Transmission(models.Model):
    """A frozen content and its sending. What was sent before for the same source is replaced, and stays readable."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="transmissions", verbose_name="région")
    genre = models.CharField("genre de contenu", max_length=40, help_text="Genre inscrit par une application.")
    source_id = models.BigIntegerField("objet transmis")
    annee = models.PositiveSmallIntegerField("année")
    numero = models.PositiveSmallIntegerField("numéro dans l’année")
    reference = models.CharField("référence", max_length=40, unique=True)
    titre = models.CharField("titre", max_length=200)
    contenu = models.JSONField("contenu")
    empreinte = models.CharField("empreinte SHA-256 du contenu", max_length=64)
    reserve = models.BooleanField("sous réserve d’approbation", default=False)
    remplace = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remplacee_par",
        verbose_name="transmission remplacée",
    )
    le = models.DateTimeField("transmise le")
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    qualite = models.CharField("en qualité de", max_length=200)

    objects = TransmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "transmission"
        ordering = ["-le", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["region", "annee", "numero"], name="transmission_numero_unique"),
            # With the one replaced at most once, the transmissions of a source are one after the other: of two at the
            # same instant, only one finds its place.
            models.UniqueConstraint(
                fields=["genre", "source_id"],
                condition=Q(remplace=None),
                name="transmission_une_seule_premiere",
                violation_error_message="Une première transmission existe déjà.",
            ),
            models.CheckConstraint(
                condition=Q(empreinte__regex=r"^[0-9a-f]{64}$"),
                name="transmission_empreinte",
                violation_error_message="L’empreinte a soixante-quatre chiffres hexadécimaux.",
            ),
            models.CheckConstraint(
                condition=Q(remplace=None) | ~Q(remplace=F("pk")),
                name="transmission_pas_par_elle_meme",
                violation_error_message="Une transmission ne se remplace pas elle-même.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="transmission_figee", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="transmission_meme_source",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__remplace__isnull=False),
                func=MEME_SOURCE,
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class DestinataireQuerySet(models.QuerySet["Destinataire"]):
    """Recipients."""

    def en_attente(self) -> DestinataireQuerySet:
        """Not read yet, and still what there is to read."""
        return self.filter(lu_le=None, transmission__remplacee_par=None)

    def a_rappeler(self, region: Region, *, avant: dt.datetime) -> DestinataireQuerySet:
        """Sent before that instant, still to be read, and nobody reminded them (règle C3: only once)."""
        return self.en_attente().filter(transmission__region=region, transmission__le__lt=avant, rappel=None)


class Destinataire(models.Model):
    """A person it was sent to, fixed that day. That they have read it is theirs: others see a number (règle C3)."""

    transmission = models.ForeignKey(Transmission, models.PROTECT, related_name="destinataires")
    utilisateur = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    mandat = models.ForeignKey(Mandat, models.PROTECT, related_name="+")
    qualite = models.CharField("qualité", max_length=200)
    lu_le = models.DateTimeField("lue le", null=True, blank=True)

    objects = DestinataireQuerySet.as_manager()

    class Meta:
        verbose_name = "destinataire"
        # Neither the order of the readings, nor that of names.
        ordering = ["transmission", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["transmission", "utilisateur"], name="destinataire_une_fois"),
        ]
        indexes = [
            models.Index(fields=["utilisateur"], condition=Q(lu_le=None), name="destinataire_a_lire"),
        ]
        triggers = [
            pgtrigger.Protect(name="destinataire_sans_effacement", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="destinataire_fige", operation=pgtrigger.Update, condition=pgtrigger.AnyChange(exclude=["lu_le"])
            ),
            pgtrigger.Protect(
                name="destinataire_lecture_figee",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__lu_le__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.transmission_id} : {self.utilisateur_id}"


class RappelDeLecture(models.Model):
    """The one automatic reminder: the key of its row is what makes it the only one."""

    destinataire = models.OneToOneField(Destinataire, models.PROTECT, related_name="rappel")
    le = models.DateTimeField("demandé le")

    class Meta:
        verbose_name = "rappel de lecture"
        verbose_name_plural = "rappels de lecture"
        ordering = ["-le", "-pk"]
        triggers = [pgtrigger.Protect(name="rappel_de_lecture_fige", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.destinataire_id}"
