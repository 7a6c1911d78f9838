"""A document to make is a row first; the queue only makes it faster (règles P5, V5)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from mutualisation.territoire.models import Region


class Etat(models.TextChoices):
    """Life of a document."""

    DEMANDE = "demande", "Demandé"
    EN_COURS = "en_cours", "En cours de production"
    PRET = "pret", "Prêt"
    ECHEC = "echec", "Échec"


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
    tentatives = models.PositiveSmallIntegerField("tentatives", default=0)
    page = models.PositiveIntegerField("page en cours", default=0)
    pages_prevues = models.PositiveIntegerField("pages prévues", default=0)
    erreur = models.TextField("erreur", blank=True)
    fichier = models.FileField("fichier", upload_to="documents/%Y/%m", blank=True)
    empreinte = models.CharField("empreinte du fichier", max_length=64, blank=True)
    taille = models.PositiveIntegerField("taille (octets)", default=0)
    pages = models.PositiveIntegerField("pages", default=0)
    pret_le = models.DateTimeField("prêt le", null=True, blank=True)

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
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="document_pret_fige", operation=pgtrigger.Update, condition=pgtrigger.Q(old__etat=Etat.PRET)
            )
        ]

    def __str__(self) -> str:
        return self.nom
