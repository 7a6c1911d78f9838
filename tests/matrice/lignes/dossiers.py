"""Dossiers in each state, and the decision on them."""

from __future__ import annotations

from typing import Any

from ctri.dossiers.etats import Etat
from tests.college import fabriques
from tests.distribution import Monde
from tests.matrice import etats_ctri as etats
from tests.matrice.lignes.comite import TIENNENT, pk, region
from tests.matrice.modele import COLLEGE_A, LECTEURS_A, PERSONNE, Ligne

MIR = frozenset({"mir_a"})
REDACTEURS = COLLEGE_A - {"associe_a"}
MOTIF = {"motif": "Vice de forme"}
AVIS = {"code": "prefets", "organisme": "Préfets", "date": "2026-01-12", "avis": "Favorable"}


def dossier(etat: str) -> Any:
    return pk(etats.dossier, etat)


def decide(monde: Monde) -> dict[str, Any]:
    return {"pk": etats.decide(monde).version.dossier_id}


def annee_cadree(monde: Monde) -> dict[str, Any]:
    fabriques.cadrage_publie(monde.auvergne, monde.chef_siege_a, annee=2027)
    return region(monde)


def renvoye(monde: Monde) -> dict[str, Any]:
    return {"pk": etats.decide(monde, "renvoyer", "Pas de suppléant").version.dossier_id}


def _acte(nom: str, permis: frozenset[str], etat: str, methode: str = "post", **options: Any) -> Ligne:
    return Ligne(nom, permis, etat=etat, methode=methode, construire=dossier(etat), voient=LECTEURS_A, **options)


LIGNES = [
    Ligne("dossier", REDACTEURS, etat="brouillon", construire=dossier(Etat.BROUILLON)),
    Ligne("dossier", LECTEURS_A, etat="soumise", construire=dossier(Etat.SOUMISE)),
    Ligne("dossier", LECTEURS_A, etat="inscrite", construire=dossier(Etat.INSCRITE)),
    Ligne("dossier", LECTEURS_A, etat="validee", construire=decide),
    Ligne("dossier", LECTEURS_A, etat="renvoyee", construire=renvoye),
    # The draft of the line is incomplete: even the proposer is told what is missing.
    Ligne(
        "dossier_soumettre",
        PERSONNE,
        etat="brouillon",
        methode="post",
        construire=dossier(Etat.BROUILLON),
        voient=REDACTEURS,
    ),
    _acte("dossier_soumettre", PERSONNE, "soumise"),
    _acte("dossier_inscrire", TIENNENT, "soumise", methode="get"),
    _acte("dossier_inscrire", PERSONNE, "inscrite", methode="get"),
    _acte("dossier_reprendre", PERSONNE, "soumise"),
    Ligne("dossier_reprendre", MIR, etat="renvoyee", methode="post", construire=renvoye, voient=LECTEURS_A),
    _acte("dossier_avenant", PERSONNE, "soumise"),
    Ligne("dossier_avenant", MIR, etat="validee", methode="post", construire=decide, voient=LECTEURS_A),
    _acte("dossier_retirer", PERSONNE, "inscrite", methode="get"),
    Ligne("dossier_retirer", TIENNENT, etat="validee", construire=decide, voient=LECTEURS_A),
    Ligne(
        "dossier_retirer",
        TIENNENT,
        etat="validee",
        methode="post",
        construire=decide,
        voient=LECTEURS_A,
        donnees=MOTIF,
    ),
    _acte("dossier_consultation", MIR | TIENNENT, "soumise", methode="get"),
    Ligne("dossier_consultation", PERSONNE, etat="validee", construire=decide, voient=LECTEURS_A),
    # On a point of a session
    Ligne("point_modifier", TIENNENT, etat="ouverte", construire=pk(etats.projet), voient=LECTEURS_A),
    Ligne("point_modifier", PERSONNE, etat="convoquee", construire=pk(etats.projet, "convoquee"), voient=LECTEURS_A),
    Ligne(
        "point_abandonner",
        TIENNENT,
        etat="ouverte",
        methode="post",
        construire=pk(etats.projet),
        voient=LECTEURS_A,
    ),
    Ligne(
        "point_voter",
        TIENNENT,
        etat="ouverte",
        methode="post",
        construire=pk(etats.projet),
        voient=LECTEURS_A,
        donnees_de=etats.voix,
    ),
    Ligne(
        "point_voter",
        PERSONNE,
        etat="convoquee",
        methode="post",
        construire=pk(etats.projet, "convoquee"),
        voient=LECTEURS_A,
        donnees_de=etats.voix,
    ),
    Ligne("point_decider", TIENNENT, etat="ouverte", construire=pk(etats.projet), voient=LECTEURS_A),
    Ligne(
        "point_decider",
        TIENNENT,
        etat="ouverte",
        methode="post",
        construire=pk(etats.projet),
        voient=LECTEURS_A,
        donnees={"acte": "valider", "motif": "", "confirme": "oui"},
    ),
    Ligne(
        "point_decider",
        PERSONNE,
        etat="convoquee",
        methode="post",
        construire=pk(etats.projet, "convoquee"),
        voient=LECTEURS_A,
        donnees={"acte": "valider", "motif": "", "confirme": "oui"},
    ),
    # What the college proposes
    Ligne("propositions", LECTEURS_A, construire=region),
    Ligne(
        "proposition_commencer",
        MIR,
        construire=annee_cadree,
        voient=LECTEURS_A,
        donnees={"livrable": "plan_travail", "annee": "2027"},
    ),
]
