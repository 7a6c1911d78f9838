"""A document joined to an object: the row stays, what it says never changes; the file goes when it is withdrawn."""

from __future__ import annotations

from collections.abc import Iterable

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from mutualisation.pieces.natures import PAR_TYPE
from mutualisation.territoire.models import Region

# Under MEDIA_ROOT, which no web server serves.
DOSSIER = "pieces"


class PieceQuerySet(models.QuerySet["PieceJointe"]):
    """Documents by what they hang on."""

    def de(self, porteur: str, objets: Iterable[int]) -> PieceQuerySet:
        """Those still joined to these objects, oldest first."""
        return self.filter(porteur=porteur, objet_id__in=list(objets), retiree_le=None)


class PieceJointe(models.Model):
    """One document, with the right of the object it hangs on and none of its own."""

    porteur = models.CharField("genre d’objet", max_length=40, help_text="Porteur inscrit par une application.")
    objet_id = models.BigIntegerField("objet")
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+", verbose_name="région")
    nom = models.CharField("nom du fichier", max_length=120)
    type_contenu = models.CharField("type", max_length=100)
    taille = models.PositiveIntegerField("taille (octets)")
    empreinte = models.CharField("empreinte du fichier", max_length=64)
    fichier = models.FileField("fichier", upload_to=DOSSIER, blank=True)
    deposee_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="déposée par"
    )
    deposee_le = models.DateTimeField("déposée le")
    retiree_le = models.DateTimeField("retirée le", null=True, blank=True)
    retiree_par = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="retirée par"
    )

    objects = PieceQuerySet.as_manager()

    class Meta:
        verbose_name = "pièce jointe"
        verbose_name_plural = "pièces jointes"
        ordering = ["deposee_le", "pk"]
        indexes = [
            models.Index(fields=["porteur", "objet_id"], condition=Q(retiree_le=None), name="piece_par_objet"),
            models.Index(fields=["fichier"], condition=~Q(fichier=""), name="piece_par_fichier"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["porteur", "objet_id", "empreinte"],
                condition=Q(retiree_le=None),
                name="piece_une_fois",
                violation_error_message="Ce fichier est déjà joint.",
            ),
            models.CheckConstraint(
                condition=Q(retiree_le=None, retiree_par=None) & ~Q(fichier="")
                | Q(retiree_le__isnull=False, retiree_par__isnull=False, fichier=""),
                name="piece_retiree_sans_fichier",
                violation_error_message="Une pièce retirée a une date et un auteur, et n’a plus de fichier.",
            ),
            models.CheckConstraint(
                condition=Q(retiree_le=None) | Q(retiree_le__gte=models.F("deposee_le")),
                name="piece_retiree_apres_depot",
                violation_error_message="Une pièce est retirée après son dépôt.",
            ),
            models.CheckConstraint(
                condition=Q(taille__gt=0) & Q(empreinte__regex=r"^[0-9a-f]{64}$") & ~Q(nom="") & ~Q(porteur=""),
                name="piece_identifiee",
                violation_error_message="Une pièce a un porteur, un nom, une taille et une empreinte.",
            ),
            models.CheckConstraint(
                condition=Q(type_contenu__in=list(PAR_TYPE)),
                name="piece_type_accepte",
                violation_error_message="Ce type de fichier n’est pas accepté.",
            ),
        ]
        triggers = [
            # Withdrawing is the one change, once.
            pgtrigger.Protect(
                name="piece_figee",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["fichier", "retiree_le", "retiree_par"]),
            ),
            pgtrigger.Protect(
                name="piece_retiree_une_fois",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__retiree_le__isnull=False) | pgtrigger.Q(new__retiree_le__isnull=True),
            ),
            pgtrigger.Protect(name="piece_sans_effacement", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.nom

    @property
    def nature(self) -> str:
        """ "PDF", "Texte Word"."""
        return PAR_TYPE[self.type_contenu].libelle
