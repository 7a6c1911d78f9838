"""The working copy of a plan, in whole days; what is submitted is its frozen content, kept by `ctri` (P1, P2)."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from ctri.cadrage.models import Objectif
from ctri.dossiers.models import Dossier
from mutualisation.effectifs.models import Agent
from mutualisation.mandats.acteur import Acteur
from mutualisation.territoire.models import Departement


class PlanQuerySet(models.QuerySet["PlanTravail"]):
    """Plans never go without their dossier, their region and its scheme."""

    def complets(self) -> PlanQuerySet:
        return self.select_related("dossier__region__circonscription", "dossier__region__dispositif__referentiel")

    def visibles_par(self, acteur: Acteur) -> PlanQuerySet:
        """Whoever may know of the dossier; reading the draft itself is for `policies.verifier_lire`."""
        return self.filter(dossier__in=Dossier.objects.visibles_par(acteur))


class PlanTravail(models.Model):
    """A yearly plan being written."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="plan")
    changements = models.TextField("ce qui change", blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "plan de travail"
        verbose_name_plural = "plans de travail"
        ordering = ["dossier"]

    def __str__(self) -> str:
        return str(self.dossier)


class Niveau(models.TextChoices):
    """The three levels of the law of the house (règle O1)."""

    DEPARTEMENTAL = "departemental", "Départemental"
    INTERDEPARTEMENTAL = "interdepartemental", "Interdépartemental"
    REGIONAL = "regional", "Régional"


_MOIS = [MinValueValidator(1), MaxValueValidator(12)]


class Action(models.Model):
    """One line of the plan. Anything but the title may be missing in a draft. `debut`, `fin`: months, inclusive."""

    plan = models.ForeignKey(PlanTravail, models.CASCADE, related_name="actions")
    objectif = models.ForeignKey(Objectif, models.PROTECT, null=True, blank=True, related_name="actions")
    rang = models.PositiveSmallIntegerField("rang")
    intitule = models.CharField("action", max_length=200)
    fonction = models.CharField("fonction", max_length=40, blank=True)
    niveau = models.CharField("niveau", max_length=20, choices=Niveau, blank=True)
    territoires = models.ManyToManyField(Departement, blank=True, verbose_name="territoires")
    pilote = models.ForeignKey(
        Agent, models.PROTECT, null=True, blank=True, related_name="actions_pilotees", verbose_name="pilote"
    )
    debut = models.PositiveSmallIntegerField("premier mois", null=True, blank=True, validators=_MOIS)
    fin = models.PositiveSmallIntegerField("dernier mois", null=True, blank=True, validators=_MOIS)
    resultat = models.CharField("résultat attendu", max_length=300, blank=True)
    indicateur = models.CharField("indicateur", max_length=300, blank=True)
    modifie_le = models.DateTimeField("modifiée le")
    modifie_par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    # Number of the last change of each field: whoever saves an older one is told, and shown both values.
    revisions = models.JSONField("révisions par champ", default=dict)

    class Meta:
        verbose_name = "action"
        ordering = ["plan", "objectif__rang", "rang", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(debut=None) | Q(fin=None) | Q(debut__lte=models.F("fin")),
                name="action_periode_ordonnee",
                violation_error_message="Le premier mois précède le dernier.",
            )
        ]

    def __str__(self) -> str:
        return self.intitule


class Jours(models.Model):
    """Days of one agent on one action, of the three kinds; zero days keeps a contributor without days."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="jours")
    agent = models.ForeignKey(Agent, models.PROTECT, related_name="jours_de_plan")
    programmes = models.PositiveSmallIntegerField("jours programmés", default=0)
    annualises = models.PositiveSmallIntegerField("jours annualisés", default=0)
    reserve = models.PositiveSmallIntegerField("jours de réserve", default=0)

    class Meta:
        verbose_name = "jours"
        verbose_name_plural = "jours"
        ordering = ["action", "agent"]
        constraints = [models.UniqueConstraint(fields=["action", "agent"], name="jours_uniques")]

    def __str__(self) -> str:
        return f"{self.agent} : {self.programmes + self.annualises + self.reserve} j"


class CapaciteAgent(models.Model):
    """What is taken from an agent's working days before the plan; absent rows mean the référentiel's defaults."""

    plan = models.ForeignKey(PlanTravail, models.CASCADE, related_name="capacites")
    agent = models.ForeignKey(Agent, models.PROTECT, related_name="+")
    conges = models.PositiveSmallIntegerField("congés")
    formation = models.PositiveSmallIntegerField("formation")
    reserve = models.PositiveSmallIntegerField("réserve d’imprévu")
    prete = models.PositiveSmallIntegerField("prêtés à des organismes extérieurs", default=0)
    hors_plan = models.PositiveSmallIntegerField("activité hors plan", default=0)
    motif_surcharge = models.TextField("motif de la surcharge", blank=True)

    class Meta:
        verbose_name = "capacité"
        ordering = ["plan", "agent"]
        constraints = [models.UniqueConstraint(fields=["plan", "agent"], name="capacite_unique")]

    def __str__(self) -> str:
        return str(self.agent)


class MotifSansReponse(models.Model):
    """Why an objective has no action this year (règle V2)."""

    plan = models.ForeignKey(PlanTravail, models.CASCADE, related_name="motifs_sans_reponse")
    objectif = models.ForeignKey(Objectif, models.CASCADE, related_name="+")
    texte = models.TextField("motif")
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("le")

    class Meta:
        verbose_name = "motif d’objectif sans réponse"
        ordering = ["plan", "objectif"]
        constraints = [models.UniqueConstraint(fields=["plan", "objectif"], name="motif_sans_reponse_unique")]

    def __str__(self) -> str:
        return f"{self.objectif} : {self.texte}"


class Geste(models.TextChoices):
    """What was done to an action of the working copy."""

    AJOUTER = "ajouter", "Ajout"
    MODIFIER = "modifier", "Modification"
    DEPLACER = "deplacer", "Déplacement"
    SUPPRIMER = "supprimer", "Suppression"


class Saisie(models.Model):
    """One change of the working copy: what undo brings back, and what tells others who is typing where.

    It holds text, so it is not the journal: it goes once the committee has decided.
    """

    plan = models.ForeignKey(PlanTravail, models.CASCADE, related_name="saisies")
    # Changes made together (a paste) are undone together.
    lot = models.UUIDField("lot")
    geste = models.CharField("geste", max_length=10, choices=Geste)
    # A number, not a link: the action may be gone, and undo gives it back its number.
    action_id = models.BigIntegerField("action")
    champ = models.CharField("champ", max_length=20, blank=True)
    avant = models.JSONField("avant", null=True)
    apres = models.JSONField("après", null=True)
    par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    le = models.DateTimeField("le")
    annulee = models.BooleanField("annulée", default=False)

    class Meta:
        verbose_name = "saisie"
        ordering = ["plan", "pk"]
        indexes = [models.Index(fields=["plan", "par", "annulee"], name="saisie_a_annuler")]

    def __str__(self) -> str:
        return f"{self.get_geste_display()} {self.action_id} {self.champ}"


class SyntheseGardee(models.Model):
    """The figures of a plan as the home page shows them, kept with the seal of what they were computed from.

    Never a source: under another seal they are computed again. `version` 0 is the draft.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="syntheses")
    version = models.PositiveSmallIntegerField("version", default=0)
    sceau = models.CharField("sceau", max_length=64)
    contenu = models.JSONField("synthèse")

    class Meta:
        verbose_name = "synthèse gardée"
        verbose_name_plural = "synthèses gardées"
        ordering = ["dossier", "version"]
        constraints = [models.UniqueConstraint(fields=["dossier", "version"], name="synthese_unique")]

    def __str__(self) -> str:
        return f"{self.dossier} : {self.version or 'brouillon'}"
