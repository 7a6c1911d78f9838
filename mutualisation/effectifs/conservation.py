"""Agents who left long ago (règle R1): written to the archive, then nothing names them any more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q

from mutualisation.conservation.registre import Classe, inscrire
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.territoire.models import Dispositif

PRENOM, NOM = "Agent", "archivé"


def _dus(dispositif: Dispositif, avant: dt.date) -> Sequence[int]:
    """Who left before that day, and whose name is still there."""
    postes = Rattachement.objects.filter(agent=OuterRef("pk"))
    apres = postes.filter(Q(periode__upper_inf=True) | Q(periode__endswith__gt=avant))
    partis = Agent.objects.filter(Exists(postes), ~Exists(apres), dispositif=dispositif).exclude(nom=NOM)
    return list(partis.order_by("pk").values_list("pk", flat=True))


def _exporter(agents: Sequence[int]) -> list[dict[str, Any]]:
    champs = ("matricule", "prenom", "nom", "genre", "docteur", "profession", "corps", "grade", "courriel")
    return [
        {champ: getattr(agent, champ) for champ in champs}
        | {"rattachements": [_rattachement(r) for r in agent.rattachements.all()]}
        for agent in Agent.objects.filter(pk__in=agents).prefetch_related("rattachements__service").order_by("pk")
    ]


def _rattachement(r: Rattachement) -> dict[str, Any]:
    fin = r.periode.upper.isoformat() if r.periode.upper else None
    return {"service": r.service.nom, "debut": r.periode.lower.isoformat(), "fin": fin, "quotite": r.quotite}


def _effacer(agents: Sequence[int]) -> None:
    for agent in Agent.objects.select_for_update(of=("self",)).filter(pk__in=agents).order_by("pk"):
        agent.prenom, agent.nom, agent.docteur = PRENOM, NOM, False
        agent.matricule, agent.courriel = f"archive-{agent.pk}", ""
        agent.corps, agent.grade, agent.utilisateur = "", "", None
        agent.save()


def inscrire_classe() -> None:
    """Called when the application starts."""
    inscrire(Classe("agents", "agents partis rendus anonymes", _dus, _effacer, _exporter))
