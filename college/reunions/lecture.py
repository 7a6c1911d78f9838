"""A meeting read whole: points with all they hold, presences, in a number of queries that depends on nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from college.reglement.regles import ReglesCollege, regles_du_college
from college.reunions.models import EtatPresence, PointReunion, PresenceReunion, Reunion, Suite

COMPTENT = (EtatPresence.PRESENT, EtatPresence.REPRESENTE)


@dataclass(frozen=True)
class Lue:
    """`points` in order, each with `decisions`, `suites` and `absents` at hand; `regles` of the day."""

    reunion: Reunion
    points: list[PointReunion]
    presences: list[PresenceReunion]
    regles: ReglesCollege

    def aux(self, *etats: str, voix: bool = True) -> list[PresenceReunion]:
        """Members, or associated professionals, in these states of attendance."""
        return [p for p in self.presences if p.voix == voix and p.etat in etats]

    @property
    def membres(self) -> list[PresenceReunion]:
        return [p for p in self.presences if p.voix]

    @property
    def associes(self) -> list[PresenceReunion]:
        return [p for p in self.presences if not p.voix]

    @property
    def comptes(self) -> int:
        """Members there or represented: those the quorum counts."""
        return len(self.aux(*COMPTENT))

    @property
    def requis(self) -> int:
        return self.regles.requis(len(self.membres))

    @property
    def quorum(self) -> bool:
        return self.comptes >= self.requis

    @property
    def preside(self) -> PresenceReunion | None:
        return next((p for p in self.presences if p.preside), None)


def points_de(reunion: Reunion) -> list[PointReunion]:
    """Points with everything shown of them."""
    suites = Prefetch("suites", Suite.objects.select_related("responsable"))
    absents = Prefetch("absents", PresenceReunion.objects.select_related("agent"))
    points = reunion.points.select_related(
        "dossier__region",
        "saisine__region__circonscription",
        "approuve",
        "avis",
        "suite_de__reunion",
        "repris__reunion",
    )
    lus = list(points.prefetch_related("decisions", suites, absents))
    for point in lus:
        point.reunion = reunion
    return lus


def presences_de(reunion: Reunion) -> list[PresenceReunion]:
    """Everybody convened, the presidency first."""
    return list(reunion.presences.select_related("agent__utilisateur", "mandataire__agent"))


def lue(reunion: Reunion) -> Lue:
    """Everything a page or the minutes say of a meeting."""
    return Lue(reunion, points_de(reunion), presences_de(reunion), regles_du_college(reunion.region, reunion.date))
