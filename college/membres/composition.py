"""Who makes up the college of a region: computed from where people belong, never typed (règle C1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.backends.postgresql.psycopg_any import DateRange

from college.membres.models import Association
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.territoire.models import Service

if TYPE_CHECKING:
    from mutualisation.territoire.models import Region


@dataclass(frozen=True)
class Membre:
    """Someone in post in the region over a period, with each stretch of it, the last one giving their service."""

    agent: Agent
    rattachements: tuple[Rattachement, ...]

    @property
    def service(self) -> Service:
        return self.rattachements[-1].service

    @property
    def quotite(self) -> int:
        return self.rattachements[-1].quotite


def annee_civile(annee: int) -> DateRange:
    """A calendar year, half-open."""
    return DateRange(dt.date(annee, 1, 1), dt.date(annee + 1, 1, 1))


def journee(jour: dt.date) -> DateRange:
    """A single day, half-open."""
    return DateRange(jour, jour + dt.timedelta(days=1))


def membres_de_droit(region: Region, periode: DateRange) -> list[Membre]:
    """Doctors, and other professions the scheme makes members, in post in the region over the period: one query."""
    professions = [p.code for p in region.schema.professions if p.medecin or p.membre_de_droit]
    rattachements = (
        Rattachement.objects.filter(service__region=region, periode__overlap=periode, agent__profession__in=professions)
        .select_related("agent", "service")
        .order_by("agent__nom", "agent__prenom", "agent", "periode")
    )
    return _par_agent(rattachements)


def postes(agents: Iterable[Agent], periode: DateRange) -> dict[int, Membre]:
    """Where these people belong over the period, by identifier: one query."""
    rattachements = (
        Rattachement.objects.filter(agent__in=agents, periode__overlap=periode)
        .select_related("agent", "service")
        .order_by("agent", "periode")
    )
    return {membre.agent.pk: membre for membre in _par_agent(rattachements)}


def _par_agent(rattachements: Iterable[Rattachement]) -> list[Membre]:
    groupes: dict[int, list[Rattachement]] = {}
    for rattachement in rattachements:
        groupes.setdefault(rattachement.agent_id, []).append(rattachement)
    return [Membre(liste[0].agent, tuple(liste)) for liste in groupes.values()]


def associes(region: Region, periode: DateRange) -> list[Association]:
    """Professionals associated over the period: one query."""
    return list(
        Association.objects.filter(region=region, periode__overlap=periode)
        .select_related("agent")
        .order_by("agent__nom", "agent__prenom", "agent")
    )


def associations_au(region: Region, jour: dt.date) -> dict[str, list[Association]]:
    """All of them, as the page of the college sorts them on a day: one query."""
    rangees: dict[str, list[Association]] = {"en_cours": [], "a_venir": [], "passees": []}
    toutes = Association.objects.filter(region=region).select_related("agent")
    for association in toutes.order_by("agent__nom", "agent__prenom", "agent", "-periode"):
        dernier = association.dernier_jour
        if dernier is not None and dernier < jour:
            rangees["passees"].append(association)
        else:
            rangees["a_venir" if association.debut > jour else "en_cours"].append(association)
    return rangees
