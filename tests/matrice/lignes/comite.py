"""The committee: its page, its rules, its framing, its sessions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.distribution import Monde
from tests.matrice import etats_ctri as etats
from tests.matrice.modele import LECTEURS_A, PERSONNE, Ligne

# Whoever records the session: the secretary, or the presidency itself.
TIENNENT = frozenset({"secretaire_a", "chef_siege_a"})
CADRENT = frozenset({"chef_siege_a"})
CANTAL = frozenset({"chef_local_a"})


def region(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.auvergne.pk}


def region_et_annee(monde: Monde) -> dict[str, Any]:
    return region(monde) | {"annee": 2033}


def pk(construire: Callable[..., Any], *etat: str, **options: Any) -> Callable[[Monde], dict[str, Any]]:
    return lambda monde: {"pk": construire(monde, *etat, **options).pk}


def objectif(monde: Monde) -> dict[str, Any]:
    return {"pk": etats.cadrage(monde, publie=False).objectifs.get().pk}


def objectif_publie(monde: Monde) -> dict[str, Any]:
    return {"pk": etats.cadrage(monde, publie=True).objectifs.get().pk}


BROUILLON = pk(etats.cadrage, publie=False)
PUBLIE = pk(etats.cadrage, publie=True)
REGLES = {
    "mode": "vote",
    "quorum": 50,
    "majorite": "simple",
    "procurations_max": 1,
    "preavis_jours": 8,
    "acte": "Délibération n° 4",
    "date_acte": "2026-01-12",
    "a_partir_du": "2030-01-01",
}
OBJECTIF = {"libelle": "Un objectif"}
SEANCE = {"date": "2030-02-05", "debut": "10:00", "fin": "12:00", "lieu": "Moulins"}

LIGNES = [
    Ligne("comite", LECTEURS_A, construire=region),
    Ligne("comite_regles", TIENNENT, construire=region, voient=LECTEURS_A),
    Ligne("comite_regles", TIENNENT, methode="post", construire=region, voient=LECTEURS_A, donnees=REGLES),
    # Framing: a draft is seen by whoever writes it, a published one never changes.
    Ligne(
        "cadrage_ouvrir", CADRENT, methode="post", construire=lambda m: region(m) | {"annee": 2033}, voient=LECTEURS_A
    ),
    Ligne("cadrage", CADRENT, etat="brouillon", construire=BROUILLON),
    Ligne("cadrage", LECTEURS_A, etat="publie", construire=PUBLIE),
    Ligne("cadrage_publier", CADRENT, etat="brouillon", methode="post", construire=BROUILLON),
    Ligne("cadrage_publier", PERSONNE, etat="publie", methode="post", construire=PUBLIE, voient=LECTEURS_A),
    Ligne("objectif_ajouter", CADRENT, etat="brouillon", construire=BROUILLON),
    Ligne("objectif_ajouter", CADRENT, etat="brouillon", methode="post", construire=BROUILLON, donnees=OBJECTIF),
    Ligne("objectif_ajouter", PERSONNE, etat="publie", construire=PUBLIE, voient=LECTEURS_A),
    Ligne("objectif_modifier", CADRENT, etat="brouillon", construire=objectif),
    Ligne("objectif_modifier", CADRENT, etat="brouillon", methode="post", construire=objectif, donnees=OBJECTIF),
    Ligne("objectif_modifier", PERSONNE, etat="publie", construire=objectif_publie, voient=LECTEURS_A),
    Ligne("objectif_deplacer", CADRENT, etat="brouillon", methode="post", construire=objectif),
    Ligne("objectif_deplacer", PERSONNE, etat="publie", methode="post", construire=objectif_publie, voient=LECTEURS_A),
    Ligne("objectif_supprimer", CADRENT, etat="brouillon", methode="post", construire=objectif),
    Ligne("objectif_supprimer", PERSONNE, etat="publie", methode="post", construire=objectif_publie, voient=LECTEURS_A),
    # Sessions: in preparation, nobody else knows.
    Ligne("seance_creer", TIENNENT, construire=region, voient=LECTEURS_A),
    Ligne("seance_creer", TIENNENT, methode="post", construire=region, voient=LECTEURS_A, donnees=SEANCE),
    Ligne("seance", TIENNENT, etat="preparation", construire=pk(etats.seance, "preparation")),
    Ligne("seance", LECTEURS_A, etat="convoquee", construire=pk(etats.seance, "convoquee")),
    Ligne("seance", LECTEURS_A, etat="ouverte", construire=pk(etats.seance, "ouverte")),
    Ligne("seance_point", TIENNENT, etat="preparation", construire=pk(etats.seance, "preparation")),
    Ligne("seance_point", TIENNENT, etat="ouverte", construire=pk(etats.seance, "ouverte"), voient=LECTEURS_A),
    Ligne("seance_convoquer", TIENNENT, etat="preparation", methode="post", construire=pk(etats.seance, "preparation")),
    Ligne(
        "seance_convoquer",
        PERSONNE,
        etat="convoquee",
        methode="post",
        construire=pk(etats.seance, "convoquee"),
        voient=LECTEURS_A,
    ),
    Ligne(
        "seance_ouvrir",
        TIENNENT,
        etat="convoquee",
        methode="post",
        construire=pk(etats.seance, "convoquee"),
        voient=LECTEURS_A,
    ),
    # A point has no outcome yet.
    Ligne(
        "seance_clore",
        PERSONNE,
        etat="ouverte",
        methode="post",
        construire=pk(etats.seance, "ouverte"),
        voient=LECTEURS_A,
    ),
    Ligne(
        "presence_pointer",
        TIENNENT,
        methode="post",
        construire=pk(etats.presence),
        voient=LECTEURS_A,
        donnees={"etat": "excuse"},
    ),
    # Before the session opens, a member gives their own proxy; afterwards, the secretary records it.
    Ligne("presence_procuration", TIENNENT | CANTAL, construire=pk(etats.presence), voient=LECTEURS_A),
    Ligne(
        "presence_procuration",
        TIENNENT,
        etat="ouverte",
        construire=pk(etats.presence, "ouverte"),
        voient=LECTEURS_A,
    ),
    Ligne("point_deplacer", TIENNENT, etat="ouverte", methode="post", construire=pk(etats.debat), voient=LECTEURS_A),
    Ligne(
        "point_traiter",
        TIENNENT,
        etat="ouverte",
        methode="post",
        construire=pk(etats.debat),
        voient=LECTEURS_A,
        donnees={"issue": "traite", "releve": ""},
    ),
    Ligne(
        "point_traiter",
        PERSONNE,
        etat="convoquee",
        methode="post",
        construire=pk(etats.debat, "convoquee"),
        voient=LECTEURS_A,
        donnees={"issue": "traite", "releve": ""},
    ),
]
