"""The yearly cycle of a region: the year being prepared, its framing, the next session, the dossiers under way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import BooleanField, Count, ExpressionWrapper, Prefetch, Q

from ctri.cadrage.actions import publies
from ctri.cadrage.models import Cadrage
from ctri.dossiers.etats import EN_EXAMEN, Etat
from ctri.dossiers.models import Dossier, Version, visible_pour
from ctri.seances.models import EtatSeance, Presence, Seance
from mutualisation.accueil.lecture import une_fois
from mutualisation.mandats.acteur import Acteur
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class Comptes(TypedDict):
        """Objectives of a framing, and those among them that are priorities."""

        nombre: int
        priorites: int

    class Lecteur(TypedDict):
        """Whether the person who reads may know of a dossier."""

        visible: bool

    CadrageCompte = WithAnnotations[Cadrage, Comptes]
    DossierLu = WithAnnotations[Dossier, Lecteur]

# Not decided yet, whatever the year.
EN_COURS = (Etat.BROUILLON, Etat.RENVOYEE, Etat.AJOURNEE, *EN_EXAMEN)


def annee_du_cycle(region: Region) -> int:
    """The year being prepared: the next one from July on."""
    jour_civil = aujourdhui(region.fuseau)
    return jour_civil.year + (jour_civil.month > 6)


def prochaine_seance(region: Region) -> Seance | None:
    """The next session not yet closed."""
    return Seance.objects.filter(region=region).exclude(etat=EtatSeance.CLOSE).order_by("debut").first()


class Cycle:
    """Each part is read when first asked for."""

    def __init__(self, acteur: Acteur, region: Region) -> None:
        self.acteur, self.region = acteur, region
        self.annee = annee_du_cycle(region)

    @cached_property
    def cadrage(self) -> CadrageCompte | None:
        """The framing in force."""
        comptes = {"nombre": Count("objectifs"), "priorites": Count("objectifs", filter=Q(objectifs__priorite=True))}
        return cast("CadrageCompte | None", publies(self.region, self.annee).annotate(**comptes).first())

    @cached_property
    def seance(self) -> Seance | None:
        seance = prochaine_seance(self.region)
        if seance is not None:
            seance.region = self.region
        return seance

    @cached_property
    def dossiers(self) -> Sequence[DossierLu]:
        """Those of this year and the one before, and older ones not decided yet; without the frozen contents."""
        dossiers = list(
            Dossier.objects.filter(Q(annee__gte=self.annee - 1) | Q(etat__in=EN_COURS), region=self.region)
            .annotate(visible=ExpressionWrapper(visible_pour(self.acteur), BooleanField()))
            .prefetch_related(
                Prefetch("versions", Version.objects.defer("contenu").select_related("decision").order_by("numero"))
            )
            .order_by("annee", "livrable", "pole", "pk")
        )
        for dossier in dossiers:
            dossier.region = self.region
        return cast("list[DossierLu]", dossiers)

    @property
    def visibles(self) -> list[DossierLu]:
        return [d for d in self.dossiers if d.visible]


def cycle_de(acteur: Acteur, region: Region) -> Cycle:
    """The same for every block of one page."""
    return une_fois(acteur, (Cycle, region.pk), lambda: Cycle(acteur, region))


def convocations_de(acteur: Acteur) -> list[Presence]:
    """This person's place, with a vote, at the sessions convened."""
    presences = Presence.objects.filter(
        utilisateur=acteur.utilisateur, voix=True, seance__etat=EtatSeance.CONVOQUEE
    ).select_related("seance__region__circonscription")
    return une_fois(acteur, (Presence, "convocations"), lambda: list(presences.order_by("seance__debut", "pk")))
