"""An import of agents, step by step, as the tests take it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mutualisation.effectifs.importation import traitement
from mutualisation.effectifs.importation.actions import confirmer, demander
from mutualisation.effectifs.importation.models import ImportAgents
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import acteur_de
from tests.distribution import Monde
from tests.mutualisation.effectifs import tableurs as t

MAINTENANT = dt.datetime(2027, 3, 10, 10, tzinfo=dt.UTC)
AVRIL = dt.date(2027, 4, 1)
Ligne = tuple[Any, ...]


def nouvel_agent(matricule: str = "N1", nom: str = "Bréhat", **change: str) -> Ligne:
    champs = {
        "genre": "F",
        "profession": "MISP",
        "service": "43",
        "quotite": "80 %",
        "debut": "01/04/2027",
        "courriel": "",
    }
    c = champs | change
    return (
        *(matricule, nom, "Aude", c["genre"], "oui", c["profession"], "", "", c["service"], c["quotite"], c["debut"]),
        c["courriel"],
    )


def envoyer(monde: Monde, *lignes: Ligne, octets: bytes | None = None, nom: str = "agents.csv") -> ImportAgents:
    contenu = t.texte_csv(lignes).encode() if octets is None else octets
    return demander(par=acteur_de(monde.gestionnaire_a), region=monde.auvergne, nom=nom, octets=contenu)


def examiner(monde: Monde, *lignes: Ligne) -> ImportAgents:
    return traite(envoyer(monde, *lignes))


def traite(importation: ImportAgents) -> ImportAgents:
    traitement.traiter(importation.pk)
    return relu(importation)


def relu(importation: ImportAgents) -> ImportAgents:
    return ImportAgents.objects.get(pk=importation.pk)


def confirme(monde: Monde, importation: ImportAgents) -> ImportAgents:
    return confirmer(
        par=acteur_de(monde.gestionnaire_a), importation=importation, empreinte=importation.empreinte_examen
    )


def ecrits() -> tuple[int, int, int]:
    return (
        Agent.objects.count(),
        Rattachement.objects.count(),
        Acte.objects.filter(objet_type="mutualisation.agent").count(),
    )


def nombres(importation: ImportAgents) -> tuple[int, ...]:
    return importation.acceptees, importation.modifiees, importation.inchangees, importation.refusees
