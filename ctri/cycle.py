"""The yearly cycle of a region: the year being prepared, its framing, the next session, the dossiers under way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import Count, F, Q, prefetch_related_objects

from ctri.cadrage.models import Cadrage
from ctri.dossiers.etats import A_REPRENDRE, EN_EXAMEN, Etat
from ctri.dossiers.models import Dossier, Version, est_visible
from ctri.seances.models import EtatSeance, Presence, Seance
from mutualisation.accueil.lecture import une_fois
from mutualisation.mandats.acteur import Acteur
from mutualisation.requetes import Preparee, Trou
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region

if TYPE_CHECKING:
    import datetime as dt

    from django_stubs_ext import WithAnnotations

    class Comptes(TypedDict):
        """Objectives of a framing, and those among them that are priorities."""

        nombre: int
        priorites: int

    class Rendu(TypedDict):
        """What the committee said of a version; `issue` is None before."""

        issue: str | None
        decidee_le: dt.datetime
        motif: str

    CadrageCompte = WithAnnotations[Cadrage, Comptes]
    VersionLue = WithAnnotations[Version, Rendu]

# Not decided yet, whatever the year.
EN_COURS = (Etat.BROUILLON, *A_REPRENDRE, *EN_EXAMEN)
_CADRAGE = Preparee(
    lambda: (
        Cadrage.objects.filter(region=Trou("region"), annee=Trou("annee"), publie_le__isnull=False)
        .annotate(nombre=Count("objectifs"), priorites=Count("objectifs", filter=Q(objectifs__priorite=True)))
        .order_by("-version")[:1]
    )
)
_SEANCE = Preparee(
    lambda: Seance.objects.filter(region=Trou("region")).exclude(etat=EtatSeance.CLOSE).order_by("debut")[:1]
)
_DOSSIERS = Preparee(
    lambda: Dossier.objects.filter(Q(annee__gte=Trou("depuis")) | Q(etat__in=EN_COURS), region=Trou("region")).order_by(
        "annee", "livrable", "pole", "pk"
    )
)
_VERSIONS = Preparee(
    lambda: (
        Version.objects.filter(
            Q(dossier__annee__gte=Trou("depuis")) | Q(dossier__etat__in=EN_COURS), dossier__region=Trou("region")
        )
        .defer("contenu")
        .annotate(issue=F("decision__issue"), decidee_le=F("decision__le"), motif=F("decision__motif"))
        .order_by("numero")
    )
)
_CONVOCATIONS = Preparee(
    lambda: Presence.objects.filter(
        utilisateur=Trou("utilisateur"), voix=True, seance__etat=EtatSeance.CONVOQUEE
    ).order_by("seance__debut", "pk")
)


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
        lus = cast("list[CadrageCompte]", _CADRAGE.lire(region=self.region.pk, annee=self.annee))
        return lus[0] if lus else None

    @cached_property
    def seance(self) -> Seance | None:
        """The next session not yet closed."""
        for seance in _SEANCE.lire(region=self.region.pk):
            seance.region = self.region
            return seance
        return None

    @cached_property
    def dossiers(self) -> Sequence[Dossier]:
        """Those of this year and the one before, and older ones not decided yet."""
        dossiers = _DOSSIERS.lire(region=self.region.pk, depuis=self.annee - 1)
        for dossier in dossiers:
            dossier.region = self.region
        return dossiers

    @property
    def visibles(self) -> list[Dossier]:
        """What this person may know of."""
        return [d for d in self.dossiers if est_visible(self.acteur, d)]

    @cached_property
    def versions(self) -> dict[int, list[VersionLue]]:
        """Of each dossier, the oldest first, without the frozen contents."""
        versions: dict[int, list[VersionLue]] = defaultdict(list)
        lues = _VERSIONS.lire(region=self.region.pk, depuis=self.annee - 1)
        for version in cast("list[VersionLue]", lues):
            versions[version.dossier_id].append(version)
        return versions


def cycle_de(acteur: Acteur, region: Region) -> Cycle:
    """The same for every block of one page."""
    return une_fois(acteur, (Cycle, region.pk), lambda: Cycle(acteur, region))


def convocations_de(acteur: Acteur) -> list[Presence]:
    """This person's place, with a vote, at the sessions convened."""
    return une_fois(acteur, (Presence, "convocations"), lambda: _lire_convocations(acteur))


def _lire_convocations(acteur: Acteur) -> list[Presence]:
    presences = _CONVOCATIONS.lire(utilisateur=acteur.utilisateur.pk)
    if presences:
        prefetch_related_objects(presences, "seance__region__circonscription")
    return presences
