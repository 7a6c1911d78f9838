"""The other scheme, in two regions: heads of pole, heads of échelon, practitioners and agents (S1)."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator

from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.comptes.models import Utilisateur
from mutualisation.demonstration.personnel import Bureau, Recrue, compte_de, fixer_effectifs
from mutualisation.demonstration.registre import Contexte
from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.actions import nommer
from mutualisation.territoire.models import Dispositif, Region, Service

REGIONS = ("53", "72")
# Practitioners and agents of an échelon, then of a head office.
ECHELON = {
    "medecin_conseil": 6,
    "chirurgien_dentiste_conseil": 1,
    "pharmacien_conseil": 1,
    "technicien": 3,
    "agent_administratif": 2,
}
SIEGE = {"medecin_conseil": 7, "pharmacien_conseil": 1, "technicien": 2, "agent_administratif": 3}
DOCTEURS = {"medecin_conseil", "chirurgien_dentiste_conseil", "pharmacien_conseil"}


def peupler(contexte: Contexte, dispositif: Dispositif, bureau: Bureau) -> None:
    """Staff, posts and mandates."""
    alea = contexte.alea("poles")
    administrateur = _administrateur(contexte, dispositif, bureau)
    services = list(Service.objects.filter(region__dispositif=dispositif).select_related("region__circonscription"))
    recrues = [r for s in services for r in _recrues(contexte, s, bureau, alea)]
    agents = bureau.embaucher(dispositif, recrues)
    medecins: dict[int, list[Utilisateur]] = defaultdict(list)
    for agent, recrue in zip(agents, recrues, strict=True):
        if agent.profession == "medecin_conseil":
            medecins[recrue.service.pk].append(compte_de(agent))
    fixer_effectifs({s.pk: _praticiens(s) for s in services}, contexte.demarrage)
    with contexte.le(contexte.demarrage - dt.timedelta(days=14), "09:30"):
        for region in Region.objects.filter(dispositif=dispositif):
            _nommer(region, administrateur, bureau, medecins, DateRange(contexte.demarrage, None))


def _praticiens(service: Service) -> int:
    """Posts to keep are those of practitioners (règle T6), not of the agents who work with them."""
    prevus = SIEGE if service.est_siege else ECHELON
    return sum(nombre for profession, nombre in prevus.items() if profession in DOCTEURS)


def _administrateur(contexte: Contexte, dispositif: Dispositif, bureau: Bureau) -> Utilisateur:
    compte = bureau.compte()
    veille = DateRange(contexte.demarrage - dt.timedelta(days=60), None)
    with contexte.le(contexte.demarrage - dt.timedelta(days=45)):
        nommer(par=None, titulaire=compte, role="administrateur", dispositif=dispositif, periode=veille)
    return compte


def _recrues(contexte: Contexte, service: Service, bureau: Bureau, alea: random.Random) -> Iterator[Recrue]:
    for profession, nombre in (SIEGE if service.est_siege else ECHELON).items():
        for _ in range(nombre):
            yield Recrue(
                identite=next(bureau.gens),
                service=service,
                profession=profession,
                corps="",
                grade="",
                depuis=dt.date(contexte.demarrage.year - alea.randrange(1, 12), 1, 1),
                quotite=alea.choice((100, 100, 100, 80)),
                docteur=profession in DOCTEURS,
            )


def _nommer(
    region: Region,
    administrateur: Utilisateur,
    bureau: Bureau,
    medecins: dict[int, list[Utilisateur]],
    periode: DateRange,
) -> None:
    """Direction and heads of pole are doctors of the head office, heads of échelon doctors of theirs."""
    par = acteur_de(administrateur)
    siege = region.services.get(est_siege=True)
    mcr, adjoint, *responsables = medecins[siege.pk]
    nommer(par=par, titulaire=mcr, role="mcr", service=siege, periode=periode)
    nommer(par=par, titulaire=adjoint, role="mcr_adjoint", region=region, periode=periode)
    for pole, responsable in zip(region.schema.poles, responsables, strict=True):
        nommer(par=par, titulaire=responsable, role="responsable_pole", region=region, pole=pole.code, periode=periode)
    for service in region.services.filter(est_siege=False):
        nommer(par=par, titulaire=medecins[service.pk][0], role="chef_echelon", service=service, periode=periode)
    for role in ("directeur_adjoint", "sous_directeur", "secretaire_codir", "gestionnaire_effectifs"):
        nommer(par=par, titulaire=bureau.compte(), role=role, region=region, periode=periode)
