"""Staff, where each agent belongs, and the posts a service must keep (règles T3, T6)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower

from mutualisation.comptes.models import Identite
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.jours import jour_civil
from mutualisation.territoire.models import Dispositif, Region, Service

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur


def regions_ouvertes(acteur: Acteur) -> models.QuerySet[Region]:
    """Regions whose staff this person may know of: to read, or to keep up to date."""
    droits = (Droit.CONSULTER, Droit.GERER_EFFECTIFS)
    regions = {pk for droit in droits for pk in acteur.regions(droit)}
    dispositifs = {pk for droit in droits for pk in acteur.dispositifs(droit)}
    return Region.objects.filter(Q(pk__in=regions) | Q(dispositif_id__in=dispositifs))


class AgentQuerySet(models.QuerySet["Agent"]):
    """Agents a person may know of."""

    def visibles_par(self, acteur: Acteur) -> AgentQuerySet:
        """Oneself, and those of a visible region: belonging to it now or later, or having left it for nowhere else."""
        suivants = Rattachement.objects.filter(agent=OuterRef("agent"), periode__gt=OuterRef("periode"))
        encore = Q(periode__upper_inf=True) | Q(periode__endswith__gt=jour_civil("service__region")) | ~Exists(suivants)
        ici = Rattachement.objects.filter(encore, agent=OuterRef("pk"), service__region__in=regions_ouvertes(acteur))
        return self.filter(Exists(ici) | Q(pk=acteur.agent_id))


class Agent(Identite):
    """A person on the staff of a scheme's services."""

    dispositif = models.ForeignKey(Dispositif, models.PROTECT, verbose_name="dispositif")
    matricule = models.CharField("matricule", max_length=20)
    profession = models.CharField("profession", max_length=40, help_text="Code du référentiel.")
    corps = models.CharField("corps", max_length=80, blank=True)
    grade = models.CharField("grade", max_length=80, blank=True)
    courriel = models.EmailField("adresse électronique", blank=True)
    utilisateur = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="agent", verbose_name="compte"
    )

    class Meta:
        verbose_name = "agent"
        ordering = ["nom", "prenom", "pk"]
        constraints = [
            models.UniqueConstraint(
                "dispositif",
                Lower("courriel"),
                condition=~Q(courriel=""),
                name="agent_courriel_unique",
                violation_error_message="Cette adresse est celle d’un autre agent.",
            ),
            models.UniqueConstraint(
                fields=["dispositif", "matricule"],
                name="agent_matricule_unique",
                violation_error_message="Ce matricule est déjà celui d’un autre agent.",
            ),
        ]

    objects = AgentQuerySet.as_manager()


class RattachementQuerySet(models.QuerySet["Rattachement"]):
    """Where agents belong, on a given day."""

    def au(self, jour: dt.date) -> RattachementQuerySet:
        return self.filter(periode__contains=jour)

    def a_venir(self, jour: dt.date) -> RattachementQuerySet:
        return self.filter(periode__startswith__gt=jour)

    def passes(self, jour: dt.date) -> RattachementQuerySet:
        """The last one of agents who left and came back nowhere."""
        suivants = Rattachement.objects.filter(agent=OuterRef("agent"), periode__gt=OuterRef("periode"))
        return self.filter(~Exists(suivants), periode__endswith__lte=jour)


class Rattachement(models.Model):
    """The one service an agent belongs to, for a period and a share of working time (règle T3)."""

    agent = models.ForeignKey(Agent, models.CASCADE, related_name="rattachements")
    service = models.ForeignKey(Service, models.PROTECT, related_name="rattachements")
    periode = DateRangeField("période")
    quotite = models.PositiveSmallIntegerField(
        "quotité de travail (%)", default=100, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    objects = RattachementQuerySet.as_manager()

    class Meta:
        verbose_name = "rattachement"
        ordering = ["agent", "periode"]
        constraints = [
            ExclusionConstraint(
                name="rattachement_un_seul_a_la_fois",
                expressions=[("agent", RangeOperators.EQUAL), ("periode", RangeOperators.OVERLAPS)],
                violation_error_message="Cet agent est déjà rattaché à un service sur une partie de cette période.",
            ),
            models.CheckConstraint(
                condition=models.Q(quotite__gte=1, quotite__lte=100),
                name="rattachement_quotite",
                violation_error_message="La quotité va de 1 à 100 %.",
            ),
            models.CheckConstraint(
                condition=models.Q(periode__startswith__isnull=False),
                name="rattachement_debut",
                violation_error_message="La date de début est obligatoire.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent} : {self.service} ({self.quotite} %)"

    @property
    def dernier_jour(self) -> dt.date | None:
        return _dernier_jour(self.periode)


class EffectifSocle(models.Model):
    """Posts a service must keep, vacant ones included, fixed by a dated act (règle T6). Unit: posts."""

    service = models.ForeignKey(Service, models.CASCADE, related_name="effectifs_socles")
    fonction = models.CharField("fonction", max_length=40, blank=True, help_text="Code du référentiel, ou vide.")
    postes = models.DecimalField("postes", max_digits=5, decimal_places=1, validators=[MinValueValidator(0)])
    acte = models.CharField("référence de l’acte", max_length=120)
    date_acte = models.DateField("date de l’acte")
    periode = DateRangeField("période")

    class Meta:
        verbose_name = "effectif-socle"
        verbose_name_plural = "effectifs-socles"
        ordering = ["service", "fonction", "periode"]
        constraints = [
            ExclusionConstraint(
                name="effectif_socle_un_seul_a_la_fois",
                expressions=[
                    ("service", RangeOperators.EQUAL),
                    ("fonction", RangeOperators.EQUAL),
                    ("periode", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Un effectif-socle est déjà fixé sur une partie de cette période.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.service} : {self.postes}"

    @property
    def dernier_jour(self) -> dt.date | None:
        return _dernier_jour(self.periode)


def _dernier_jour(periode: DateRange) -> dt.date | None:
    """The last day of a half-open period; nothing for an open one."""
    return periode.upper - dt.timedelta(days=1) if periode.upper else None
