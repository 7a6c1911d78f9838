"""A mail to send is a row first; the queue only makes it faster (ADR 0006)."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from mutualisation.courriels.redaction import redacteur

# With waits that double from one minute, the last attempt comes about four hours after the first; a mail server out of
# order does not use the last one up (`envoi.PANNE_SUPPORTEE`).
ESSAIS = 9
# The message sent by the request itself gets this long before the sweep sends another.
PATIENCE = dt.timedelta(seconds=15)
# A row already sent by the sweep is left alone this long: a full queue is not made fuller at each pass.
REPIT_DE_FILE = dt.timedelta(minutes=2)
# A row that will not change any more is kept this long: enough to answer “I never got it”.
CONSERVATION = dt.timedelta(days=90)


class Etat(models.TextChoices):
    """Life of a mail."""

    DEMANDE = "demande", "En attente d’envoi"
    EN_COURS = "en_cours", "Envoi en cours"
    ENVOYE = "envoye", "Envoyé"
    SANS_OBJET = "sans_objet", "Sans objet"
    ECHEC = "echec", "Non envoyé"


FINIS = (Etat.ENVOYE, Etat.SANS_OBJET, Etat.ECHEC)


class CourrielQuerySet(models.QuerySet["Courriel"]):
    """Rows as the workers and the sweep see them; the instant is given, so that one clock rules."""

    def prenables(self, instant: dt.datetime) -> CourrielQuerySet:
        """Due, or whose carrier let its lease expire."""
        du = Q(etat=Etat.DEMANDE) & (Q(pas_avant=None) | Q(pas_avant__lte=instant))
        return self.filter(du | Q(etat=Etat.EN_COURS, bail__lt=instant), tentatives__lt=ESSAIS)

    def a_reprendre(self, instant: dt.datetime) -> CourrielQuerySet:
        """What the sweep sends to the queue again."""
        return self.prenables(instant).filter(
            Q(enfile_le=None) | Q(enfile_le__lte=instant - REPIT_DE_FILE), demande_le__lte=instant - PATIENCE
        )

    def epuises(self, instant: dt.datetime) -> CourrielQuerySet:
        """Rows whose last carrier died on the last attempt."""
        return self.filter(etat=Etat.EN_COURS, bail__lt=instant, tentatives__gte=ESSAIS)

    def perimes(self, instant: dt.datetime) -> CourrielQuerySet:
        """Rows that retention deletes."""
        return self.filter(etat__in=FINIS, demande_le__lt=instant - CONSERVATION)


class Courriel(models.Model):
    """One mail to one person. `objet_id` is what it is about, in the words of its kind; there is no text here."""

    genre = models.CharField("genre", max_length=40, help_text="Rédacteur inscrit par une application.")
    destinataire = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="courriels")
    objet_id = models.BigIntegerField("objet du courriel", null=True, blank=True)
    demande_par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    demande_le = models.DateTimeField("demandé le")
    etat = models.CharField("état", max_length=10, choices=Etat, default=Etat.DEMANDE)
    bail = models.DateTimeField("bail jusqu’au", null=True, blank=True)
    porteur = models.CharField("porteur du bail", max_length=36, blank=True)
    tentatives = models.PositiveSmallIntegerField("tentatives", default=0)
    pas_avant = models.DateTimeField("prochain essai, pas avant", null=True, blank=True)
    enfile_le = models.DateTimeField("remis en file le", null=True, blank=True)
    erreur = models.CharField("erreur, pour l’équipe technique", max_length=200, blank=True)
    envoye_le = models.DateTimeField("envoyé le", null=True, blank=True)

    objects = CourrielQuerySet.as_manager()

    class Meta:
        verbose_name = "courriel"
        ordering = ["-demande_le", "-pk"]
        indexes = [
            models.Index(
                fields=["demande_le"], condition=Q(etat__in=[Etat.DEMANDE, Etat.EN_COURS]), name="courriel_a_envoyer"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(etat=Etat.EN_COURS) & Q(bail__isnull=False) & ~Q(porteur=""))
                | (~Q(etat=Etat.EN_COURS) & Q(bail=None) & Q(porteur="")),
                name="courriel_en_cours_avec_bail",
                violation_error_message="Un courriel en cours d’envoi a un porteur et un bail, un autre n’en a pas.",
            ),
            models.CheckConstraint(
                condition=Q(etat=Etat.ENVOYE, envoye_le__isnull=False) | (~Q(etat=Etat.ENVOYE) & Q(envoye_le=None)),
                name="courriel_envoye_date",
                violation_error_message="Un courriel envoyé a une date d’envoi, un autre n’en a pas.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.genre}, {self.destinataire_id}"

    @property
    def designation(self) -> str:
        """“l’invitation”."""
        return redacteur(self.genre).designation

    def poser(self, etat: Etat) -> None:
        """Nobody holds the row any more; the caller has locked it."""
        self.etat = etat
        self.bail, self.porteur = None, ""
        self.save()
