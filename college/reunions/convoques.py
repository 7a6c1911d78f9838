"""Who is convened to a meeting: members by right that day, whoever presides, associated professionals (règle C1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models

from college.membres.composition import associes, journee, membres_de_droit, postes
from college.reunions.models import PresenceReunion
from mutualisation.comptes.models import Utilisateur
from mutualisation.effectifs.models import Agent
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Mandat
from mutualisation.territoire.models import Region, Service


@dataclass(frozen=True)
class Convoque:
    """A person and how they sit: `voix` for members by right, in words what they are and where."""

    agent: Agent
    qualite: str
    voix: bool
    preside: bool


def convoques(region: Region, jour: dt.date) -> list[Convoque]:
    """The presidency first, then by name: four queries whatever their number."""
    periode = journee(jour)
    president = _presidence(region, jour)
    membres: dict[int, tuple[Agent, Service | None]] = {
        m.agent.pk: (m.agent, m.service) for m in membres_de_droit(region, periode)
    }
    if president is not None and president.pk not in membres:
        poste = postes([president], periode).get(president.pk)
        membres[president.pk] = (president, poste.service if poste else None)
    invites = [a.agent for a in associes(region, periode) if a.agent.pk not in membres]
    places = postes(invites, periode)
    tous = [
        Convoque(a, _qualite(region, a, service), True, president is not None and a.pk == president.pk)
        for a, service in membres.values()
    ]
    tous += [
        Convoque(a, _qualite(region, a, places[a.pk].service if a.pk in places else None), False, False)
        for a in invites
    ]
    return sorted(tous, key=lambda c: (not c.preside, not c.voix))


def joignables(presences: models.QuerySet[PresenceReunion]) -> Iterator[tuple[PresenceReunion, Utilisateur]]:
    """Those who have an account to write to; the others are told by whoever presides."""
    for presence in presences.select_related("agent__utilisateur"):
        if presence.agent.utilisateur is not None:
            yield presence, presence.agent.utilisateur


def _presidence(region: Region, jour: dt.date) -> Agent | None:
    """The staff record of whoever presides that day; none when that person is not on the staff."""
    roles = [r.code for r in region.schema.roles if Droit.PRESIDER_COLLEGE in (*r.droits, *r.droits_region)]
    mandats = Mandat.objects.au(jour).filter(region=region, role__in=roles).order_by("nature", "pk")
    titulaires = list(mandats.values_list("titulaire", flat=True))
    agents = {a.utilisateur_id: a for a in Agent.objects.filter(utilisateur__in=titulaires).order_by("pk")}
    return next((agents[pk] for pk in titulaires if pk in agents), None)


def _qualite(region: Region, agent: Agent, service: object) -> str:
    """“médecin inspectrice de santé publique, DDASS du Cantal”."""
    metier = region.schema.qualite(agent.profession, agent.genre)
    return f"{metier}, {service}" if service else metier
