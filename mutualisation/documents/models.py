"""A document to make is a row first; the queue only makes it faster (règles P5, V5)."""

from __future__ import annotations

import datetime as dt

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from mutualisation.territoire.models import Region

# Attempts on one row: a content that kills its worker must not kill them all for ever.
ESSAIS = 5
# The message sent by the request itself gets this long before the sweep sends another.
PATIENCE = dt.timedelta(seconds=15)
# A row already sent by the sweep is left alone this long: a full queue is not made fuller at each pass.
REPIT_DE_FILE = dt.timedelta(minutes=2)


class Etat(models.TextChoices):
    """Life of a document."""

    DEMANDE = "demande", "Demandé"
    EN_COURS = "en_cours", "En cours de production"
    PRET = "pret", "Prêt"
    ECHEC = "echec", "Échec"


class DocumentQuerySet(models.QuerySet["Document"]):
    """Rows as the workers and the sweep see them; the instant is given, so that one clock rules."""

    def prenables(self, instant: dt.datetime, message: str) -> DocumentQuerySet:
        """Rows that a worker may take: due, or whose carrier let its lease expire.

        The same message delivered again means that the broker saw its worker die: no need to wait for the lease.
        """
        du = Q(etat=Etat.DEMANDE) & (Q(pas_avant=None) | Q(pas_avant__lte=instant))
        abandonne = Q(etat=Etat.EN_COURS) & Q(bail__lt=instant)
        if message:
            abandonne |= Q(etat=Etat.EN_COURS, message=message)
        return self.filter(du | abandonne, tentatives__lt=ESSAIS)

    def a_reprendre(self, instant: dt.datetime) -> DocumentQuerySet:
        """Rows that the sweep sends to the queue again."""
        en_attente = Q(etat=Etat.DEMANDE, demande_le__lte=instant - PATIENCE)
        abandonne = Q(etat=Etat.EN_COURS, bail__lt=instant)
        return self.filter(
            en_attente & (Q(pas_avant=None) | Q(pas_avant__lte=instant)) | abandonne,
            Q(enfile_le=None) | Q(enfile_le__lte=instant - REPIT_DE_FILE),
        )

    def epuises(self, instant: dt.datetime) -> DocumentQuerySet:
        """Rows whose last carrier died on the last attempt."""
        return self.filter(etat=Etat.EN_COURS, bail__lt=instant, tentatives__gte=ESSAIS)


# The one change a ready document takes: its lost file is made again, for the same content, and the loss is kept.
_REFAIRE = (
    pgtrigger.Q(new__etat=Etat.DEMANDE)
    & pgtrigger.Q(new__cle=pgtrigger.F("old__cle"))
    & pgtrigger.Q(new__genre=pgtrigger.F("old__genre"))
    & pgtrigger.Q(new__source_id=pgtrigger.F("old__source_id"))
    & pgtrigger.Q(new__empreinte=pgtrigger.F("old__empreinte"))
    & ~pgtrigger.Q(new__pertes=pgtrigger.F("old__pertes"))
)


class Document(models.Model):
    """One file per content, kind and template version, whatever the number of requests or renderings."""

    genre = models.CharField("genre", max_length=40, help_text="Fabrique inscrite par une application.")
    source_id = models.BigIntegerField("objet rendu")
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+")
    cle = models.CharField("clé du contenu", max_length=64, unique=True)
    nom = models.CharField("nom du fichier", max_length=120)
    etat = models.CharField("état", max_length=10, choices=Etat, default=Etat.DEMANDE)
    demande_par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    demande_le = models.DateTimeField("demandé le")
    bail = models.DateTimeField("bail jusqu’au", null=True, blank=True)
    porteur = models.CharField("porteur du bail", max_length=36, blank=True)
    message = models.CharField("message de la file qui tient le bail", max_length=36, blank=True)
    commence_le = models.DateTimeField("dernier essai commencé le", null=True, blank=True)
    pas_avant = models.DateTimeField("prochain essai, pas avant", null=True, blank=True)
    enfile_le = models.DateTimeField("remis en file le", null=True, blank=True)
    tentatives = models.PositiveSmallIntegerField("tentatives", default=0)
    page = models.PositiveIntegerField("page en cours", default=0)
    pages_prevues = models.PositiveIntegerField("pages prévues", default=0)
    erreur = models.TextField("erreur, pour l’équipe technique", blank=True)
    fichier = models.FileField("fichier", upload_to="documents", blank=True)
    empreinte = models.CharField("empreinte du fichier", max_length=64, blank=True)
    taille = models.PositiveIntegerField("taille (octets)", default=0)
    pages = models.PositiveIntegerField("pages", default=0)
    pret_le = models.DateTimeField("prêt le", null=True, blank=True)
    # Files the storage has lost, oldest first: fingerprint of each, when it was made, when it was found missing.
    pertes = models.JSONField("fichiers perdus", default=list, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "document"
        ordering = ["-demande_le", "-pk"]
        indexes = [
            models.Index(fields=["genre", "source_id"], name="document_par_source"),
            models.Index(
                fields=["demande_le"], condition=Q(etat__in=[Etat.DEMANDE, Etat.EN_COURS]), name="document_a_faire"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=(Q(etat=Etat.PRET) & Q(pret_le__isnull=False) & ~Q(fichier="") & ~Q(empreinte=""))
                | (~Q(etat=Etat.PRET) & Q(pret_le=None) & Q(fichier="")),
                name="document_pret_avec_fichier",
                violation_error_message="Un document prêt a un fichier, une empreinte et une date.",
            ),
            models.CheckConstraint(
                condition=(Q(etat=Etat.EN_COURS) & Q(bail__isnull=False) & ~Q(porteur=""))
                | (~Q(etat=Etat.EN_COURS) & Q(bail=None) & Q(porteur="")),
                name="document_en_cours_avec_bail",
                violation_error_message="Un document en cours a un porteur et un bail, un autre n’en a pas.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="document_pret_fige",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__etat=Etat.PRET) & ~_REFAIRE,
            ),
            pgtrigger.Protect(
                name="document_pret_sans_effacement",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__etat=Etat.PRET),
            ),
        ]

    def __str__(self) -> str:
        return self.nom

    @property
    def refait_autrement(self) -> bool:
        """Whether the last file lost was made again with other bytes: both fingerprints are then kept."""
        return self.etat == Etat.PRET and bool(self.pertes) and self.pertes[-1]["empreinte"] != self.empreinte

    def lacher(self) -> None:
        """Nobody holds the document any more; the caller saves the row it has locked."""
        self.bail, self.porteur, self.message = None, "", ""
