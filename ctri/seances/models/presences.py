"""Who is at a session, and when they came and left (règles V1, V6)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from ctri.seances.gel import LIGNE_DE_PRESENCE, LIGNE_DE_SEANCE, fige
from ctri.seances.models.seance import Seance
from mutualisation.mandats.models import Mandat
from mutualisation.templatetags.francais import heure


class EtatPresence(models.TextChoices):
    """How a member attends (the words of règle C9)."""

    ATTENDU = "attendu", "Attendu"
    PRESENT = "present", "Présent"
    REPRESENTE = "represente", "Représenté"
    EXCUSE = "excuse", "Excusé"
    ABSENT = "absent", "Absent"
    PARTI = "parti", "Parti"


class Presence(models.Model):
    """A person at a session. Someone who heads two services sits once (règle T2)."""

    seance = models.ForeignKey(Seance, models.CASCADE, related_name="presences")
    utilisateur = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    mandat = models.ForeignKey(Mandat, models.PROTECT, null=True, related_name="+")
    qualite = models.CharField("qualité", max_length=200)
    voix = models.BooleanField("avec voix", default=True)
    preside = models.BooleanField("préside", default=False)
    etat = models.CharField("présence", max_length=12, choices=EtatPresence, default=EtatPresence.ATTENDU)
    mandataire = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="procurations", verbose_name="procuration donnée à"
    )
    maj_le = models.DateTimeField("mise à jour le", null=True, blank=True)

    class Meta:
        verbose_name = "présence"
        # Members without the presidency in the order of the committee, which is that of their convocation.
        ordering = ["seance", "-preside", "-voix", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["seance", "utilisateur"], name="presence_une_fois"),
            models.CheckConstraint(
                condition=Q(etat="represente", mandataire__isnull=False) | (~Q(etat="represente") & Q(mandataire=None)),
                name="presence_representee_par",
                violation_error_message="Un membre représenté l’est par un membre présent.",
            ),
        ]
        triggers = [fige("presence_figee", LIGNE_DE_SEANCE)]

    def __str__(self) -> str:
        return f"{self.utilisateur} ({self.get_etat_display()})"

    @property
    def libelle_accorde(self) -> str:
        """“Présente”, “Excusé”, “Arrivée à 10 h 25”, “Parti à 11 h”."""
        mouvements = list(self.mouvements.all())
        if mouvements and self.etat in (EtatPresence.PRESENT, EtatPresence.PARTI):
            return mouvements[-1].libelle_accorde(self.utilisateur.e)
        return f"{self.get_etat_display()}{self.utilisateur.e}"


class Mouvement(models.Model):
    """Somebody came in or left while the session was open; being there at the opening is none."""

    class Genre(models.TextChoices):
        ARRIVEE = "arrivee", "Arrivé"
        DEPART = "depart", "Parti"

    presence = models.ForeignKey(Presence, models.CASCADE, related_name="mouvements")
    genre = models.CharField("genre", max_length=8, choices=Genre)
    le = models.DateTimeField("le")

    class Meta:
        verbose_name = "mouvement"
        ordering = ["presence", "le", "pk"]
        triggers = [fige("mouvement_fige", LIGNE_DE_PRESENCE)]

    def __str__(self) -> str:
        return f"{self.presence_id} : {self.genre}"

    def libelle_accorde(self, e: str) -> str:
        """“Arrivée à 10 h 25”."""
        return f"{self.get_genre_display()}{e} à {heure(self.le)}"
