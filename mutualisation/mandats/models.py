"""Mandates, and the object grants derived from them (règles T4, T5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from guardian.models import UserObjectPermissionBase

from mutualisation.effectifs.models import Rattachement
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Dispositif, Region, Service

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur


class Nature(models.TextChoices):
    """In one's own name, or one of the three ways of acting for someone (règle T5)."""

    TITULAIRE = "titulaire", "Titulaire"
    DELEGATION = "delegation", "Délégation de signature"
    INTERIM = "interim", "Intérim"
    SUPPLEANCE = "suppleance", "Suppléance"


class EtatMandat(models.TextChoices):
    """Where a mandate stands on a given day: computed, never stored (règle T4)."""

    EN_VIGUEUR = "en_vigueur", "En vigueur"
    A_VENIR = "a_venir", "À venir"
    TERMINE = "termine", "Terminé"
    CADUC = "caduc", "Caduc"


# Everything needed to say who, as what, where, and for whom; the text of the référentiels is read once apart.
NOMS = (
    "titulaire",
    "dispositif__referentiel",
    "region__circonscription",
    "region__dispositif__referentiel",
    "service__departement",
    "pour__titulaire",
)
LOURDS = ("dispositif__referentiel__contenu", "region__dispositif__referentiel__contenu")


class MandatQuerySet(models.QuerySet["Mandat"]):
    """Mandates by date; `au` says the same thing as the query of rights (règles T4, T5)."""

    def au(self, jour: dt.date) -> MandatQuerySet:
        """In force on a civil day: what was entrusted falls with the mandate, or the post, it hangs on."""
        occupe = Rattachement.objects.filter(
            agent=OuterRef("poste__agent"), service=OuterRef("poste__service"), periode__contains=jour
        )
        tient = ~Q(nature__in=[Nature.DELEGATION, Nature.SUPPLEANCE]) | Q(pour__periode__contains=jour)
        return self.filter(tient, Q(poste=None) | Exists(occupe), periode__contains=jour)

    def avec_etat(self, jour: dt.date) -> MandatQuerySet:
        """Annotate `etat`: to come, in force, over, or lapsed before its term (règle T5)."""
        en_vigueur = Mandat.objects.au(jour).filter(pk=OuterRef("pk"))
        return self.annotate(
            etat=Case(
                When(periode__startswith__gt=jour, then=Value(EtatMandat.A_VENIR)),
                When(periode__endswith__lte=jour, then=Value(EtatMandat.TERMINE)),
                When(Exists(en_vigueur), then=Value(EtatMandat.EN_VIGUEUR)),
                default=Value(EtatMandat.CADUC),
            )
        )

    def etats(self, jour: dt.date) -> dict[int, EtatMandat]:
        """The state of each, by identifier."""
        lus: Iterable[tuple[int, str]] = self.avec_etat(jour).values_list("pk", F("etat"))
        return {pk: EtatMandat(etat) for pk, etat in lus}

    def a_l_etat(self, etat: str) -> MandatQuerySet:
        """Once `avec_etat` has said on which day."""
        return self.filter(Q(etat=etat))

    def ranges(self, roles: Sequence[str]) -> MandatQuerySet:
        """In the order in which the référentiel names the roles, then by place and by date."""
        rangs = Case(*(When(role=role, then=Value(rang)) for rang, role in enumerate(roles)), default=Value(len(roles)))
        return self.order_by(rangs, "service__departement", "periode", "pk")

    def visibles_par(self, acteur: Acteur) -> MandatQuerySet:
        """Those of the regions one reads or keeps, and national ones for whoever keeps or follows the scheme."""
        droits = (Droit.CONSULTER, Droit.GERER_MANDATS)
        partout = {d for droit in droits for d in acteur.dispositifs(droit)}
        ici = {r for droit in droits for r in acteur.regions(droit)}
        return self.filter(Q(dispositif__in=partout) | Q(region__in=ici))

    def avec_noms(self) -> MandatQuerySet:
        """With everything needed to say who, as what, where, and for whom."""
        return self.select_related(*NOMS).defer(*LOURDS)


def _un_seul_titulaire() -> Iterator[ExclusionConstraint]:
    """An exclusive role has one holder at a time, and one interim, on each scope (`conflits` says it first).

    One constraint per scope: two empty regions are not equal for the database, so that none would cover the nation.
    """
    pris = {
        Nature.TITULAIRE: ("exclusif", "Ce rôle a déjà un titulaire {ou} sur une partie de cette période."),
        Nature.INTERIM: ("interim", "Un intérim de ce rôle est déjà confié sur une partie de cette période."),
    }
    portees = (
        ("region", ("region", "role", "pole"), Q(service=None), "dans la région"),
        ("service", ("service", "role"), Q(service__isnull=False), "dans le service"),
        ("nation", ("dispositif", "role", "pole"), Q(region=None, service=None), "pour l’ensemble du dispositif"),
    )
    for nature, (nom, message) in pris.items():
        for portee, cle, ici, ou in portees:
            yield ExclusionConstraint(
                name=f"mandat_{nom}_{portee}",
                expressions=[*((champ, RangeOperators.EQUAL) for champ in cle), ("periode", RangeOperators.OVERLAPS)],
                condition=Q(exclusif=True, nature=nature) & ici,
                violation_error_message=message.format(ou=ou),
            )


class Mandat(models.Model):
    """A role given to a person on one scope between two dates (règle T4)."""

    titulaire = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="mandats", verbose_name="personne"
    )
    role = models.CharField("rôle", max_length=40, help_text="Code du référentiel.")
    dispositif = models.ForeignKey(Dispositif, models.PROTECT, related_name="mandats")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="mandats")
    service = models.ForeignKey(Service, models.PROTECT, null=True, blank=True, related_name="mandats")
    pole = models.CharField("pôle", max_length=40, blank=True)
    periode = DateRangeField("période")
    exclusif = models.BooleanField("un seul titulaire à la fois", default=False)
    nature = models.CharField("nature", max_length=12, choices=Nature, default=Nature.TITULAIRE)
    pour = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="exerces_par", verbose_name="mandat exercé"
    )
    poste = models.ForeignKey(
        Rattachement,
        models.PROTECT,
        null=True,
        blank=True,
        help_text="Service du délégataire : la délégation tombe s’il le quitte.",
    )
    acte = models.CharField("référence de l’acte", max_length=120, blank=True)
    date_acte = models.DateField("date de l’acte", null=True, blank=True)
    etendue = ArrayField(
        models.CharField(max_length=30, choices=Droit),
        default=list,
        blank=True,
        verbose_name="étendue",
        help_text="Droits délégués ; aucun : tous ceux du rôle.",
    )

    objects = MandatQuerySet.as_manager()

    class Meta:
        verbose_name = "mandat"
        ordering = ["dispositif", "region", "service", "role", "periode"]
        constraints = [
            *_un_seul_titulaire(),
            models.CheckConstraint(
                condition=Q(service=None) | Q(region__isnull=False),
                name="mandat_service_dans_region",
                violation_error_message="Un mandat sur un service porte aussi sa région.",
            ),
            models.CheckConstraint(
                condition=Q(nature=Nature.TITULAIRE, pour=None)
                | (~Q(nature=Nature.TITULAIRE) & ~Q(acte="") & Q(date_acte__isnull=False)),
                name="mandat_acte_si_pour_autrui",
                violation_error_message="Agir pour autrui demande un acte : référence et date.",
            ),
            models.CheckConstraint(
                condition=~Q(nature__in=[Nature.DELEGATION, Nature.SUPPLEANCE]) | Q(pour__isnull=False),
                name="mandat_pour_qui",
                violation_error_message="Indiquez la personne pour qui ce mandat est exercé.",
            ),
            models.CheckConstraint(
                condition=Q(pour=None) | ~Q(pour=F("pk")),
                name="mandat_pas_pour_soi",
                violation_error_message="Un mandat ne s’exerce pas pour lui-même.",
            ),
            models.CheckConstraint(
                condition=Q(periode__startswith__isnull=False),
                name="mandat_debut",
                violation_error_message="La date de début est obligatoire.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.titulaire} : {self.role}"

    @property
    def debut(self) -> dt.date:
        return self.periode.lower

    @property
    def dernier_jour(self) -> dt.date | None:
        """The last day in force, or nothing for an open mandate (periods are half-open)."""
        return self.periode.upper - dt.timedelta(days=1) if self.periode.upper else None


class DroitObjet(UserObjectPermissionBase):
    """A guardian grant that carries the mandate it comes from, so that it dies with it."""

    mandat = models.ForeignKey(Mandat, models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True
        unique_together = [["user", "permission", "content_object", "mandat"]]


class DroitDispositif(DroitObjet):
    """Grant on a scheme (national roles)."""

    content_object = models.ForeignKey(Dispositif, models.CASCADE)


class DroitRegion(DroitObjet):
    """Grant on a region."""

    content_object = models.ForeignKey(Region, models.CASCADE)


class DroitService(DroitObjet):
    """Grant on a service."""

    content_object = models.ForeignKey(Service, models.CASCADE)
