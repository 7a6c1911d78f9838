"""Who may keep the staff up to date, and if not why (règles T3, T6). `acteur=None` is the software itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui
from mutualisation.typographie import date_longue, enumeration

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur
    from mutualisation.territoire.models import Region, Service


def peut_gerer(acteur: Acteur | None, service: Service) -> bool:
    """Whether this person keeps the agents of a service: its own head, or whoever does for the region."""
    return acteur is None or acteur.peut(Droit.GERER_EFFECTIFS, service.region, service)


def verifier_gerer(acteur: Acteur | None, service: Service) -> None:
    """The sentence names who may, in the scheme's words."""
    if not peut_gerer(acteur, service):
        v = service.region.vocabulaire
        raise Refus(
            f"Tenir à jour les agents {service.propre.de} revient {v.chef.au} ou, pour "
            f"{v.region.le}, {_qui_gere(service.region)}."
        )


def peut_gerer_la_region(acteur: Acteur | None, region: Region) -> bool:
    """Whether this person keeps the agents of every service of the region."""
    return acteur is None or acteur.peut(Droit.GERER_EFFECTIFS, region)


def verifier_gerer_la_region(acteur: Acteur | None, region: Region) -> None:
    """Imports and effectif-socle concern the whole region."""
    if not peut_gerer_la_region(acteur, region):
        v = region.vocabulaire
        raise Refus(f"Cet acte engage {v.region.le} : il revient {_qui_gere(region)}.")


def _qui_gere(region: Region) -> str:
    """ "au chargé des ressources humaines ou à l’administrateur"."""
    roles = [r for r in region.schema.roles if Droit.GERER_EFFECTIFS in r.droits and r.portee != "service"]
    return enumeration([r.terme.au for r in roles], "ou")


def services_geres(acteur: Acteur | None, region: Region) -> list[Service]:
    """The services of a region whose agents this person keeps; one query whatever their number."""
    services = list(region.services.select_related("departement"))
    for service in services:
        # The region we hold already carries its scheme: no query per service.
        service.region = region
    return [s for s in services if peut_gerer(acteur, s)]


def verifier_rattacher(acteur: Acteur | None, quitte: Service | None, rejoint: Service) -> None:
    """Nobody takes an agent from a service they do not keep: the move is recorded by who keeps both."""
    verifier_gerer(acteur, rejoint)
    if quitte is None or quitte.pk == rejoint.pk:
        return
    if not peut_gerer(acteur, quitte):
        raise Refus(
            f"Cet agent relève {quitte.propre.de}, dont vous ne tenez pas les effectifs : "
            "son départ doit d’abord y être enregistré."
        )


def verifier_annuler(acteur: Acteur | None, rattachement: Rattachement) -> None:
    """Only what has not begun can be cancelled; the past is closed, not erased."""
    verifier_gerer(acteur, rattachement.service)
    debut = rattachement.periode.lower
    if debut <= aujourdhui(rattachement.service.region.fuseau):
        raise Refus(f"Ce rattachement a commencé le {date_longue(debut)} : il ne s’annule plus, enregistrez un départ.")


def verifier_terminer(acteur: Acteur | None, rattachement: Rattachement, dernier_jour: dt.date) -> None:
    """An end comes after the beginning, and is not later than the one already known."""
    verifier_gerer(acteur, rattachement.service)
    periode = rattachement.periode
    if dernier_jour < periode.lower:
        raise Refus(f"Le rattachement commence le {date_longue(periode.lower)} : il ne peut pas finir avant.")
    if periode.upper is not None and dernier_jour >= periode.upper:
        dernier = periode.upper - dt.timedelta(days=1)
        raise Refus(f"Le rattachement prend déjà fin le {date_longue(dernier)}.")


def peut_voir_le_dossier(acteur: Acteur, agent: Agent, service: Service | None) -> bool:
    """Staff number, address and history are for who keeps the staff, and for the agent."""
    return acteur.agent_id == agent.pk or (service is not None and peut_gerer(acteur, service))
