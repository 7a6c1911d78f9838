"""What meetings start from: templates, and points that come back each time (règle C2)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from college.reunions.etats import GENRES_LIBRES, GenrePoint
from mutualisation.territoire.models import Region


class ModeleReunion(models.Model):
    """A named agenda; the one of every meeting holds the recurring points."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="modeles_reunion")
    nom = models.CharField("nom", max_length=80)
    toujours = models.BooleanField("à chaque réunion", default=False)

    class Meta:
        verbose_name = "modèle de réunion"
        verbose_name_plural = "modèles de réunion"
        ordering = ["region", "-toujours", "nom", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "nom"],
                name="modele_reunion_nom",
                violation_error_message="Un modèle porte déjà ce nom.",
            ),
            models.UniqueConstraint(fields=["region"], condition=Q(toujours=True), name="modele_reunion_recurrent"),
        ]

    def __str__(self) -> str:
        return self.nom


class PointModele(models.Model):
    """A point put on the agenda of each meeting that starts from the template."""

    modele = models.ForeignKey(ModeleReunion, models.CASCADE, related_name="points")
    rang = models.PositiveSmallIntegerField("rang")
    genre = models.CharField("nature", max_length=12, choices=[(g.value, g.label) for g in GENRES_LIBRES])
    titre = models.CharField("titre", max_length=200)
    duree = models.PositiveSmallIntegerField("durée prévue (minutes)", default=15)

    class Meta:
        verbose_name = "point de modèle"
        verbose_name_plural = "points de modèle"
        ordering = ["modele", "rang", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(genre__in=[g.value for g in GENRES_LIBRES]),
                name="point_modele_genre",
                violation_error_message="Un modèle ne porte ni projet ni approbation.",
            )
        ]

    def __str__(self) -> str:
        return self.titre

    @property
    def nature(self) -> str:
        return str(GenrePoint(self.genre).label)
