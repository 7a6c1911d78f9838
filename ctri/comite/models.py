"""The committee's own rules: a dated act, distinct from the college's rules of procedure (règle V6)."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from mutualisation.territoire.models import Region


class Mode(models.TextChoices):
    """How the committee decides."""

    CONSENSUS = "consensus", "Consensus, constaté par la présidence"
    VOTE = "vote", "Vote"


class Majorite(models.TextChoices):
    """What a text needs to be adopted."""

    SIMPLE = "simple", "plus de la moitié des voix exprimées"
    ABSOLUE = "absolue", "plus de la moitié des membres"
    DEUX_TIERS = "deux_tiers", "deux tiers des voix exprimées"


class Scrutin(models.TextChoices):
    """How votes are recorded."""

    NOMINAL = "nominal", "Nominal, la voix de chaque membre"
    # Nobody's vote is kept, so nobody's can break a tie.
    NOMBRE = "nombre", "Secret, trois nombres sans nom"


class ReglesComite(models.Model):
    """Rules in force over a period; without any, the référentiel's defaults apply."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="regles_comite", verbose_name="région")
    periode = DateRangeField("période")
    mode = models.CharField("mode de décision", max_length=10, choices=Mode, default=Mode.CONSENSUS)
    scrutin = models.CharField("scrutin", max_length=10, choices=Scrutin, default=Scrutin.NOMINAL)
    quorum = models.PositiveSmallIntegerField(
        "quorum (% des membres présents, à dépasser)", default=50, help_text="50 : plus de la moitié des membres."
    )
    majorite = models.CharField("majorité", max_length=12, choices=Majorite, default=Majorite.SIMPLE)
    procurations_max = models.PositiveSmallIntegerField("procurations par membre présent", default=1)
    voix_preponderante = models.BooleanField("voix prépondérante de la présidence", default=False)
    preavis_jours = models.PositiveSmallIntegerField("préavis de convocation (jours)", default=8)
    acte = models.CharField("référence de l’acte", max_length=120)
    date_acte = models.DateField("date de l’acte")

    class Meta:
        verbose_name = "règles du comité"
        verbose_name_plural = "règles du comité"
        ordering = ["region", "-periode"]
        constraints = [
            ExclusionConstraint(
                name="regles_comite_une_seule_a_la_fois",
                expressions=[("region", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
                violation_error_message="Des règles sont déjà en vigueur sur une partie de cette période.",
            ),
            models.CheckConstraint(
                condition=Q(quorum__lte=100),
                name="regles_comite_quorum",
                violation_error_message="Le quorum est un pourcentage, de 0 à 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region} : {self.get_mode_display()}"
