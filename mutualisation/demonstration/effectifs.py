"""The staff of the reference scheme: about 480 doctors, spread by population, and the people around them."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Iterator

from django.db import models

from mutualisation.demonstration import auvergne
from mutualisation.demonstration.noms import Identite
from mutualisation.demonstration.personnel import Bureau, Recrue, fixer_effectifs
from mutualisation.demonstration.registre import Contexte
from mutualisation.demonstration.repartition import Poids, repartir, vacances
from mutualisation.effectifs.models import Agent
from mutualisation.territoire.models import Dispositif, Service

POSTES = 530
VACANTS = 50
PETIT_DEPARTEMENT = 220_000
# Profession, corps, grades from the most common one; the shares out of a hundred.
STATUTS = {
    "misp": (82, "misp", ("misp", "misp", "misp_chef", "misp_chef", "medecin_general")),
    "medecin_contractuel": (13, "", ("",)),
    "medecin_autre": (5, "", ("",)),
}
QUOTITES = (100, 100, 100, 100, 100, 100, 100, 80, 80, 50)


def peupler(contexte: Contexte, dispositif: Dispositif, bureau: Bureau) -> dict[str, list[Agent]]:
    """Fill every service; returns the doctors by service key (`83:siege`, `83:15`)."""
    alea = contexte.alea("effectifs")
    services = {
        cle_de(s): s
        for s in Service.objects.filter(region__dispositif=dispositif).select_related("region__circonscription")
    }
    postes, vacants = _postes(services, alea)
    fixer_effectifs({services[cle].pk: nombre for cle, nombre in postes.items()}, contexte.demarrage)
    recrues = {
        cle: list(_medecins(contexte, services[cle], n - vacants[cle], bureau, alea)) for cle, n in postes.items()
    }
    en_poste = bureau.embaucher(dispositif, [r for liste in recrues.values() for r in liste])
    bureau.embaucher(dispositif, [r for s in services.values() for r in _autour(contexte, s, bureau, alea)])
    medecins: dict[str, list[Agent]] = defaultdict(list)
    cles = [cle for cle, liste in recrues.items() for _ in liste]
    for cle, agent in zip(cles, en_poste, strict=True):
        medecins[cle].append(agent)
    return medecins


def services_de(services: models.QuerySet[Service]) -> models.QuerySet[Service]:
    """With what their key and their weight are made of."""
    return services.select_related("region__circonscription", "departement").order_by("pk")


def cle_de(service: Service) -> str:
    """`83:siege`, `83:15`; a single overseas service is its region's head office."""
    lieu = "siege" if service.est_siege else service.departement_id
    return f"{service.region.circonscription.code}:{lieu}"


def _postes(services: dict[str, Service], alea: random.Random) -> tuple[dict[str, int], dict[str, int]]:
    imposes = {f"{auvergne.REGION}:{lieu}": nombre for lieu, nombre in auvergne.POSTES.items()}
    poids = {cle: _poids(s) for cle, s in services.items() if cle not in imposes}
    postes = repartir(poids, POSTES - sum(imposes.values()))
    # In Auvergne the one vacancy is the one of the story.
    vacants = vacances(postes, VACANTS - 1, alea) | dict.fromkeys(imposes, 0)
    return postes | imposes, vacants | {f"{auvergne.REGION}:43": 1}


def _poids(service: Service) -> Poids:
    """A head office weighs a fifth of its region; a small department has one post, whatever its population."""
    if service.est_siege:
        population = sum(d.population for d in service.region.circonscription.departements.all())
        return Poids(population if service.est_local else population // 5, minimum=3)
    return Poids(max(0, service.departement.population - PETIT_DEPARTEMENT))


def _medecins(
    contexte: Contexte, service: Service, nombre: int, bureau: Bureau, alea: random.Random
) -> Iterator[Recrue]:
    if service.region.circonscription.code == auvergne.REGION:
        lieu = cle_de(service).split(":")[1]
        for m in auvergne.MEDECINS:
            if m.poste == lieu:
                yield _medecin(contexte, service, m.identite, m.profession, m.quotite, alea)
        return
    for _ in range(nombre):
        profession = alea.choices(list(STATUTS), [part for part, _, _ in STATUTS.values()])[0]
        yield _medecin(contexte, service, next(bureau.gens), profession, alea.choice(QUOTITES), alea)


def _medecin(
    contexte: Contexte, service: Service, identite: Identite, profession: str, quotite: int, alea: random.Random
) -> Recrue:
    _, corps, grades = STATUTS[profession]
    return Recrue(
        identite=identite,
        service=service,
        profession=profession,
        corps=corps,
        grade=alea.choice(grades),
        depuis=_anciennete(contexte, alea),
        quotite=quotite,
    )


def _anciennete(contexte: Contexte, alea: random.Random) -> dt.date:
    """In post since the first of a month, up to twelve years before the scheme started: mandates come after."""
    mois = contexte.demarrage.year * 12 - alea.randrange(150)
    return dt.date(mois // 12, mois % 12 + 1, 1)


def _autour(contexte: Contexte, service: Service, bureau: Bureau, alea: random.Random) -> Iterator[Recrue]:
    """Professionals who work with the doctors, and whoever may sign for the head of service."""
    siege = service.est_siege
    fixes = auvergne.ASSOCIES if cle_de(service) == f"{auvergne.REGION}:siege" else {}
    professions = {
        "phisp": alea.randint(1, 3) if siege else 0,
        "infirmier_sante_publique": 1 if siege else int(alea.random() < 0.4),
        "ingenieur_genie_sanitaire": int(siege and alea.random() < 0.6),
        "ingenieur_etudes_sanitaires": int(not siege and alea.random() < 0.3),
        "cadre_administratif": 1,
    }
    for profession, nombre in professions.items():
        for rang in range(nombre):
            identite = fixes.get(profession) if rang == 0 else None
            yield Recrue(
                identite=identite or next(bureau.gens),
                service=service,
                profession=profession,
                corps="",
                grade="",
                depuis=_anciennete(contexte, alea),
                docteur=False,
            )
