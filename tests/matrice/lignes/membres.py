"""Associated professionals, and whose attendance each person reads (règles C1, C9)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from college.membres import actions
from college.membres.models import Association
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import aujourdhui
from tests.distribution import Monde
from tests.matrice.lignes.reunions import MEMBRES, MIR
from tests.matrice.modele import CHEFS_A, LECTEURS_A, PERSONNE, Ligne

JOUR = dt.timedelta(days=1)
# Members by right read their own, heads of service that of their doctors (règle C9).
LISENT = MEMBRES | CHEFS_A


def region(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.auvergne.pk}


def bretagne(monde: Monde) -> dict[str, Any]:
    """A scheme without a college: nothing of it exists there."""
    return {"region_pk": monde.bretagne.pk}


def associee(monde: Monde, **bornes: dt.date) -> Association:
    """Since a month ago unless said otherwise."""
    bornes = {"debut": aujourdhui() - 30 * JOUR} | bornes
    par = acteur_de(monde.mir_a)
    return actions.associer(region=monde.auvergne, agent=monde.agents.associe_a, par=par, **bornes)


def en_cours(monde: Monde) -> dict[str, Any]:
    return {"pk": associee(monde).pk}


def passee(monde: Monde) -> dict[str, Any]:
    return {"pk": associee(monde, dernier_jour=aujourdhui() - JOUR).pk}


def saisie(monde: Monde, _: Any) -> dict[str, Any]:
    return {"agent": monde.agents.associe_a.pk, "debut": aujourdhui().isoformat(), "dernier_jour": ""}


FIN = {"dernier_jour": aujourdhui().isoformat()}


def export(format_: str) -> Any:
    return lambda monde: region(monde) | {"format_": format_}


LIGNES = [
    Ligne("associer", MIR, construire=region, voient=LECTEURS_A),
    Ligne("associer", MIR, methode="post", construire=region, voient=LECTEURS_A, donnees_de=saisie),
    Ligne("associer", PERSONNE, "sans collège", construire=bretagne),
    Ligne("associer", PERSONNE, "sans collège", "post", bretagne),
    Ligne("association", MEMBRES, "en cours", construire=en_cours),
    Ligne("association", MEMBRES, "passée", construire=passee),
    Ligne("association_terminer", MIR, "en cours", construire=en_cours, voient=MEMBRES),
    Ligne("association_terminer", MIR, "en cours", "post", en_cours, voient=MEMBRES, donnees=FIN),
    Ligne("association_terminer", PERSONNE, "passée", construire=passee, voient=MEMBRES),
    Ligne("association_terminer", PERSONNE, "passée", "post", passee, voient=MEMBRES, donnees=FIN),
    Ligne("assiduite", LISENT, construire=region, voient=LECTEURS_A),
    Ligne("assiduite", PERSONNE, "sans collège", construire=bretagne),
    Ligne("assiduite_export", LISENT, "xlsx", construire=export("xlsx"), voient=LECTEURS_A),
    Ligne("assiduite_export", LISENT, "ods", construire=export("ods"), voient=LECTEURS_A),
    Ligne("assiduite_export", PERSONNE, "format inconnu", construire=export("csv"), voient=LECTEURS_A - LISENT),
    Ligne("assiduite_export", PERSONNE, "sans collège", construire=lambda m: bretagne(m) | {"format_": "ods"}),
]
