"""A notification is a row first, once by person and key; its text is written when it is read (règle V10)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from mutualisation.courriels.models import Courriel, Etat
from mutualisation.notifications.familles import Famille
from mutualisation.territoire.models import Region

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur

# A mail in one of these states will still leave, with what it has gathered.
EN_ROUTE = (Etat.DEMANDE, Etat.EN_COURS)
# Nobody reads what has waited this long.
OUBLI = dt.timedelta(days=365)


class NotificationQuerySet(models.QuerySet["Notification"]):
    """One's own rows, and those a mail still owes."""

    def visibles_par(self, acteur: Acteur) -> NotificationQuerySet:
        """Nobody reads another's."""
        return self.filter(destinataire=acteur.utilisateur.pk)

    def non_lues(self) -> NotificationQuerySet:
        return self.filter(lue_le=None)

    def a_envoyer(self) -> NotificationQuerySet:
        """Owed by mail and not read since, with no mail on its way that would say them."""
        libres = Q(courriel=None) | ~Q(courriel__etat__in=EN_ROUTE)
        return self.non_lues().filter(libres, a_envoyer=True, destinataire__is_active=True)

    def perimees(self, instant: dt.datetime) -> NotificationQuerySet:
        """What retention deletes: read long ago, forgotten longer still, or of a closed account."""
        lues = Q(lue_le__lt=instant - settings.NOTIFICATIONS_CONSERVATION)
        return self.filter(lues | Q(cree_le__lt=instant - OUBLI) | Q(destinataire__is_active=False))


class Notification(models.Model):
    """One thing told to one person. `donnees` holds identifiers, codes and numbers only, for its writer."""

    destinataire = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notifications")
    genre = models.CharField("genre", max_length=40, help_text="Rédaction inscrite par une application.")
    cle = models.CharField("clé", max_length=160, help_text="Une fois par personne, pour toujours.")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="région")
    objet_type = models.CharField("type d’objet", max_length=60, blank=True)
    objet_id = models.BigIntegerField("identifiant de l’objet", null=True, blank=True)
    donnees = models.JSONField("données", default=dict, blank=True)
    echeance = models.DateField("échéance", null=True, blank=True)
    urgente = models.BooleanField("urgente", default=False)
    a_envoyer = models.BooleanField("reste à envoyer par courriel", default=True)
    courriel = models.ForeignKey(Courriel, models.SET_NULL, null=True, blank=True, related_name="notifications")
    cree_le = models.DateTimeField("créée le")
    lue_le = models.DateTimeField("lue le", null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = "notification"
        ordering = ["-cree_le", "-pk"]
        indexes = [
            models.Index(fields=["destinataire", "-cree_le"], name="notification_de_la_personne"),
            models.Index(fields=["destinataire"], condition=Q(lue_le=None), name="notification_non_lue"),
            models.Index(fields=["cree_le"], condition=Q(a_envoyer=True, lue_le=None), name="notification_a_envoyer"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["destinataire", "cle"],
                name="notification_une_fois",
                violation_error_message="Cette personne en a déjà été prévenue.",
            ),
            models.CheckConstraint(
                condition=(Q(objet_type="") & Q(objet_id=None)) | (~Q(objet_type="") & Q(objet_id__isnull=False)),
                name="notification_objet_entier",
                violation_error_message="Un objet se désigne par son type et son identifiant.",
            ),
        ]
        triggers = [
            # What was told stays what it was: only its reading and its mail change.
            pgtrigger.Protect(
                name="notification_figee",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["a_envoyer", "courriel", "lue_le"]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.cle}, {self.destinataire_id}"


class Groupement(models.Model):
    """The one mail of a day to a person: what it gathers is decided when it leaves."""

    destinataire = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    jour = models.DateField("jour")
    courriel = models.OneToOneField(Courriel, models.SET_NULL, null=True, blank=True, related_name="groupement")

    class Meta:
        verbose_name = "courriel du jour"
        verbose_name_plural = "courriels du jour"
        ordering = ["-jour", "destinataire"]
        constraints = [
            models.UniqueConstraint(
                fields=["destinataire", "jour"],
                name="groupement_un_par_jour",
                violation_error_message="Le courriel de ce jour existe déjà.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.destinataire_id}, {self.jour}"


class PreferenceQuerySet(models.QuerySet["Preference"]):
    """What people chose; a family without row is as by default."""

    def de(self, utilisateur_id: int) -> dict[str, bool]:
        return dict(self.filter(utilisateur=utilisateur_id).values_list("famille", "par_courriel"))


class Preference(models.Model):
    """Whether a family of notifications reaches a person by mail; on the site, everything does."""

    utilisateur = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    famille = models.CharField("famille", max_length=12, choices=Famille)
    par_courriel = models.BooleanField("par courriel")

    objects = PreferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "préférence"
        ordering = ["utilisateur", "famille"]
        constraints = [
            models.UniqueConstraint(fields=["utilisateur", "famille"], name="preference_unique"),
            models.CheckConstraint(
                condition=Q(famille__in=Famille.values),
                name="preference_famille",
                violation_error_message="Cette famille de notifications n’existe pas.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.utilisateur_id}, {self.famille}"
