"""Who is expected at a meeting and how they attended (règles C1, C9)."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q

from college.reunions.gel import LIGNE
from college.reunions.models.reunion import Reunion
from mutualisation.effectifs.models import Agent


class EtatPresence(models.TextChoices):
    """Attendance (règle C9)."""

    ATTENDU = "attendu", "Attendu"
    PRESENT = "present", "Présent"
    REPRESENTE = "represente", "Représenté"
    EXCUSE = "excuse", "Excusé"
    ABSENT = "absent", "Absent"


class Excuse(models.TextChoices):
    """Why somebody is excused: a category, never a health reason (règle C9)."""

    CONGES = "conges", "Congés"
    FORMATION = "formation", "Formation"
    SERVICE = "service", "Autre obligation de service"
    URGENCE = "urgence", "Astreinte ou urgence"
    AUTRE = "autre", "Autre empêchement"


class PresenceReunion(models.Model):
    """One person's place at a meeting; `voix` is False for professionals who are only associated."""

    reunion = models.ForeignKey(Reunion, models.CASCADE, related_name="presences")
    agent = models.ForeignKey(Agent, models.PROTECT, related_name="presences_reunions")
    # As on the day it was convened: it reads the same years later.
    qualite = models.CharField("qualité", max_length=200, blank=True)
    voix = models.BooleanField("avec voix", default=True)
    preside = models.BooleanField("préside", default=False)
    etat = models.CharField("présence", max_length=10, choices=EtatPresence, default=EtatPresence.ATTENDU)
    excuse = models.CharField("motif d’excuse", max_length=10, choices=Excuse, blank=True)
    mandataire = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="representes", verbose_name="représenté par"
    )

    class Meta:
        verbose_name = "présence"
        ordering = ["reunion", "-preside", "-voix", "agent__nom", "agent__prenom", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["reunion", "agent"], name="presence_reunion_unique"),
            models.CheckConstraint(
                condition=Q(etat="represente", mandataire__isnull=False) | (~Q(etat="represente") & Q(mandataire=None)),
                name="presence_reunion_representee",
                violation_error_message="Une personne représentée l’est par quelqu’un d’autre.",
            ),
            models.CheckConstraint(
                condition=Q(etat="excuse") | Q(excuse=""),
                name="presence_reunion_excusee",
                violation_error_message="Seule une personne excusée a un motif d’excuse.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="presence_figee",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=LIGNE,
            )
        ]

    def __str__(self) -> str:
        return f"{self.agent} : {self.get_etat_display()}"

    @property
    def libelle_accorde(self) -> str:
        """“Présente”, “Excusé”."""
        return f"{self.get_etat_display()}{self.agent.e}"
