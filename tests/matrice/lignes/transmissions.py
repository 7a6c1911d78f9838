"""What is transmitted for information: the committee, the college and the evaluator (règle C3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.ctri import transmis
from tests.ctri.moments import en_preparation
from tests.distribution import Monde
from tests.matrice.lignes.ctri import REDACTEURS_A, TIENNENT_A
from tests.matrice.modele import CHEFS_A, LECTEURS_A, PERSONNE, Ligne

MIR = frozenset({"mir_a"})
# Reading the region is not enough: neither the prefect, nor the national team.
LISENT = CHEFS_A | REDACTEURS_A | {"secretaire_a", "evaluateur"}
RELU = {"sans_patient": "on"}


def _region(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.auvergne.pk}


def _sans_college(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.bretagne.pk}


def _de(moment: Callable[[Monde], Any]) -> Callable[[Monde], dict[str, Any]]:
    return lambda monde: {"pk": moment(monde).pk}


def _avec_seance(monde: Monde) -> dict[str, Any]:
    en_preparation(monde)
    return {"pk": transmis.transmise(monde).pk}


def _source(**champs: Any) -> Callable[[Monde], dict[str, Any]]:
    return lambda monde: {"genre": transmis.CODE, "source_id": transmis.source(monde.auvergne, **champs)}


def _deja_transmise(monde: Monde) -> dict[str, Any]:
    return {"genre": transmis.CODE, "source_id": transmis.transmise(monde).source_id}


LIGNES = [
    Ligne("transmissions", LISENT, construire=_region, voient=LECTEURS_A),
    Ligne("transmissions", PERSONNE, "sans collège", construire=_sans_college),
    Ligne("transmission", LISENT, "transmise", construire=_de(transmis.transmise)),
    Ligne("transmission", LISENT, "sous réserve", construire=_de(transmis.sous_reserve)),
    Ligne("transmission", LISENT, "remplacée", construire=_de(transmis.remplacee)),
    Ligne("transmission_inscrire", PERSONNE, "sans séance", "post", _de(transmis.transmise), LISENT),
    Ligne("transmission_inscrire", TIENNENT_A, "avec séance", "post", _avec_seance, LISENT),
    Ligne("transmission_nouvelle", PERSONNE, "brouillon", construire=_source(etat="brouillon"), voient=REDACTEURS_A),
    Ligne("transmission_nouvelle", PERSONNE, "brouillon", "post", _source(etat="brouillon"), REDACTEURS_A, RELU),
    Ligne("transmission_nouvelle", PERSONNE, "projet", construire=_source(etat="projet"), voient=REDACTEURS_A),
    Ligne("transmission_nouvelle", PERSONNE, "projet", "post", _source(etat="projet"), REDACTEURS_A, RELU),
    Ligne("transmission_nouvelle", MIR, "approuvé", construire=_source(), voient=REDACTEURS_A),
    Ligne("transmission_nouvelle", MIR, "approuvé", "post", _source(), REDACTEURS_A, RELU),
    Ligne("transmission_nouvelle", PERSONNE, "déjà transmis", "post", _deja_transmise, REDACTEURS_A, RELU),
]
