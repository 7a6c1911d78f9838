"""A training need: for whom, how pressing, where it comes from, what the presidency made of it (règle C5)."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from college.besoins.etats import EtatBesoin, Priorite, Public
from college.besoins.workflow import garde_sql
from college.membres.appartenance import regions_du_college
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region


class BesoinQuerySet(models.QuerySet["BesoinFormation"]):
    """Needs a person may know of."""

    def visibles_par(self, acteur: Acteur) -> BesoinQuerySet:
        """The college's, and one's own; what someone asks for themselves is read by the presidency alone."""
        ici = Q(region_id__in=regions_du_college(acteur))
        preside = Q(region_id__in=acteur.regions(Droit.PRESIDER_COLLEGE))
        return self.filter(ici & (~Q(public=Public.MOI) | Q(exprime_par=acteur.utilisateur)) | preside)


_DECIDE = """
IF OLD.etat <> 'exprime' THEN
  RAISE EXCEPTION 'pgtrigger: besoin decide, ses termes ne changent plus';
END IF;
RETURN NEW;
"""


class BesoinFormation(models.Model):
    """Expressed by a member of the college, kept or set aside by its presidency."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="besoins_formation", verbose_name="région")
    intitule = models.CharField("intitulé", max_length=200)
    precisions = models.TextField("précisions", blank=True)
    public = models.CharField("public", max_length=10, choices=Public)
    groupe = models.CharField("groupe concerné", max_length=160, blank=True)
    fonction = models.CharField("fonction concernée", max_length=60, blank=True)
    priorite = models.PositiveSmallIntegerField("priorité", choices=Priorite)
    echeance = models.DateField("échéance souhaitée", null=True, blank=True)
    # Where it was raised: a kind registered in `college.besoins.origines`, and an identifier of that kind.
    origine_type = models.CharField("type d’origine", max_length=40, blank=True)
    origine_id = models.BigIntegerField("origine", null=True, blank=True)
    etat = models.CharField("état", max_length=10, choices=EtatBesoin, default=EtatBesoin.EXPRIME)
    exprime_par = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="besoins_formation")
    exprime_le = models.DateTimeField("exprimé le")
    decide_le = models.DateTimeField("décidé le", null=True, blank=True)

    objects = BesoinQuerySet.as_manager()

    class Meta:
        verbose_name = "besoin de formation"
        verbose_name_plural = "besoins de formation"
        ordering = ["priorite", "-exprime_le", "-pk"]
        indexes = [
            models.Index(fields=["region", "etat"], name="besoin_par_region"),
            models.Index(fields=["origine_type", "origine_id"], name="besoin_par_origine"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(etat="exprime", decide_le=None) | (~Q(etat="exprime") & Q(decide_le__isnull=False)),
                name="besoin_decide_date",
                violation_error_message="Un besoin retenu ou écarté a la date de cette décision.",
            ),
            models.CheckConstraint(
                condition=Q(public="groupe") & ~Q(groupe="") | (~Q(public="groupe") & Q(groupe="")),
                name="besoin_groupe_nomme",
                violation_error_message="Nommez le groupe concerné, et lui seulement s’il y en a un.",
            ),
            models.CheckConstraint(
                condition=Q(origine_type="", origine_id=None) | (~Q(origine_type="") & Q(origine_id__isnull=False)),
                name="besoin_origine_entiere",
                violation_error_message="Une origine a un type et un numéro.",
            ),
            models.CheckConstraint(
                condition=Q(priorite__in=Priorite.values),
                name="besoin_priorite_connue",
                violation_error_message="La priorité va de 1 à 3.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="besoin_transition", when=pgtrigger.Before, operation=pgtrigger.Update, func=garde_sql()
            ),
            # What was decided on is what was expressed.
            pgtrigger.Trigger(
                name="besoin_decide_fige",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(exclude=["etat", "decide_le"]),
                func=_DECIDE,
            ),
            pgtrigger.Protect(
                name="besoin_auteur_fige",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("region", "exprime_par", "exprime_le", "origine_type", "origine_id"),
            ),
            pgtrigger.Protect(name="besoin_garde", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.intitule

    @property
    def pour(self) -> str:
        """Whom it is for, in words."""
        return self.groupe or str(Public(self.public).label)
