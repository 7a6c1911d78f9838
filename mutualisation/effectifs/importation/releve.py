"""The database as the examination sees it: one snapshot, read in a handful of queries whatever the file's size."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from mutualisation.comptes.models import Utilisateur
from mutualisation.effectifs.importation.lecture import Feuille
from mutualisation.effectifs.importation.situation import (
    AgentConnu,
    Poste,
    Situation,
    index_des_services,
    nomenclature_du,
)
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region


def relever(region: Region, feuille: Feuille, *, verrouiller: bool = False) -> Situation:
    """What is known of the agents and addresses that the file names. `verrouiller`: nobody moves them meanwhile."""
    services = list(region.services.all())
    return Situation(
        jour=aujourdhui(region.fuseau),
        nomenclature=nomenclature_du(region.schema),
        services={s.pk: s.nom for s in services},
        services_par_nom=index_des_services((s.pk, s.nom, s.departement_id, s.est_local) for s in services),
        agents=_agents(region, _textes(feuille, "matricule", majuscules=True), verrouiller),
        titulaires=_titulaires(region, _textes(feuille, "courriel")),
    )


def _textes(feuille: Feuille, cle: str, *, majuscules: bool = False) -> list[str]:
    valeurs = {str(ligne.valeurs.get(cle) or "") for ligne in feuille.lignes} - {""}
    return sorted(v.upper() if majuscules else v.lower() for v in valeurs)


def _agents(region: Region, matricules: list[str], verrouiller: bool) -> dict[str, AgentConnu]:
    agents = Agent.objects.filter(dispositif_id=region.dispositif_id, matricule__in=matricules).order_by("pk")
    if verrouiller:
        agents = agents.select_for_update(of=("self",), no_key=True)
    connus = {agent.pk: agent for agent in agents}
    postes = _postes(connus)
    return {a.matricule: _connu(a, postes.get(a.pk, ())) for a in connus.values()}


def _postes(agents: Iterable[int]) -> dict[int, tuple[Poste, ...]]:
    par_agent: dict[int, tuple[Poste, ...]] = {}
    for r in Rattachement.objects.filter(agent_id__in=list(agents)).order_by("agent_id", "periode"):
        poste = Poste(r.pk, r.periode.lower, r.periode.upper, r.service_id, r.quotite)
        par_agent[r.agent_id] = (*par_agent.get(r.agent_id, ()), poste)
    return par_agent


def _connu(agent: Agent, postes: tuple[Poste, ...]) -> AgentConnu:
    return AgentConnu(
        id=agent.pk,
        matricule=agent.matricule,
        nom=agent.nom,
        prenom=agent.prenom,
        genre=agent.genre,
        docteur=agent.docteur,
        profession=agent.profession,
        corps=agent.corps,
        grade=agent.grade,
        courriel=agent.courriel,
        postes=postes,
    )


def _titulaires(region: Region, courriels: list[str]) -> dict[str, str]:
    """Who already holds an address: as an agent of this scheme, or through an account tied to an agent of any."""
    agents = Agent.objects.filter(
        Q(dispositif_id=region.dispositif_id, courriel__in=courriels) | Q(utilisateur__email__in=courriels)
    ).select_related("utilisateur")
    titulaires: dict[str, str] = {}
    for agent in agents:
        ailleurs = agent.dispositif_id != region.dispositif_id
        for adresse in (agent.courriel, agent.utilisateur.email if agent.utilisateur else ""):
            if adresse in courriels:
                # A number of another scheme is nobody's here: the address is simply taken.
                titulaires[adresse] = "" if ailleurs else agent.matricule
    return titulaires


def comptes_libres(courriels: Iterable[str]) -> dict[str, Utilisateur]:
    """Accounts with these addresses that no agent holds yet."""
    comptes = Utilisateur.objects.filter(email__in=list(courriels), agent=None)
    return {compte.email: compte for compte in comptes}
