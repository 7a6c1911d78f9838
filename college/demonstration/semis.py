"""Associated professionals, then the stories, oldest moment of the cycle last."""

from __future__ import annotations

from college.demonstration import auvergne, poles, recits, reglements, veille
from college.membres import actions
from mutualisation.demonstration.qui import tenant
from mutualisation.demonstration.registre import REFERENCE, Contexte
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region

PROFESSIONS = ("phisp", "infirmier_sante_publique", "ingenieur_genie_sanitaire")


def semer(contexte: Contexte) -> None:
    associer(contexte)
    recits.valide(contexte)
    recits.inscrit(contexte)
    recits.brouillon(contexte)
    recits.cadrage_seul(contexte)
    auvergne.semer(contexte)
    poles.arrete(contexte)
    poles.brouillon(contexte)
    veille.semer(contexte)
    reglements.valide(contexte)
    reglements.brouillon(contexte)


def associer(contexte: Contexte) -> None:
    """Those who work at the head offices take part in their college (règle C1)."""
    rattachements = Rattachement.objects.au(contexte.demarrage).filter(
        service__region__dispositif__code=REFERENCE, service__est_siege=True, agent__profession__in=PROFESSIONS
    )
    par_region: dict[Region, list[Agent]] = {}
    for rattachement in rattachements.select_related("agent", "service__region").order_by("pk"):
        par_region.setdefault(rattachement.service.region, []).append(rattachement.agent)
    with contexte.le(contexte.demarrage):
        for region, agents in par_region.items():
            presidence = tenant(region, _role_de_presidence(region))
            for agent in agents:
                actions.associer(region=region, agent=agent, debut=contexte.demarrage, par=presidence)


def _role_de_presidence(region: Region) -> str:
    roles = (r for r in region.schema.roles if Droit.PRESIDER_COLLEGE in (*r.droits, *r.droits_region))
    return next(roles).code
