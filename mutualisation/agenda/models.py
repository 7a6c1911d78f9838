"""The private address of a person's calendar: only its fingerprint is kept."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class LienAgenda(models.Model):
    """One address per person; renewing it kills the one before, revoking it deletes the row."""

    utilisateur = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="lien_agenda")
    empreinte = models.CharField("empreinte du jeton", max_length=64, unique=True)
    cree_le = models.DateTimeField("créé le")

    class Meta:
        verbose_name = "lien vers un agenda"
        verbose_name_plural = "liens vers un agenda"
        ordering = ["utilisateur"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(empreinte__regex=r"^[0-9a-f]{64}$"),
                name="lien_agenda_empreinte",
                violation_error_message="Seule l’empreinte du jeton se garde, jamais le jeton.",
            )
        ]

    def __str__(self) -> str:
        return f"agenda de {self.utilisateur_id}"
