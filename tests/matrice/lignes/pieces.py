"""Documents have no right of their own: here they hang on the points of a session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile

from ctri.seances.actions import clore
from ctri.seances.models import POINT_DE_SEANCE, Point, Seance
from mutualisation.mandats.acteur import acteur_de
from mutualisation.pieces.actions import joindre, retirer
from mutualisation.pieces.models import PieceJointe
from tests.ctri import moments
from tests.distribution import Monde
from tests.matrice.lignes.ctri import TIENNENT_A
from tests.matrice.modele import LECTEURS_A, PERSONNE, Construire, Ligne

Moment = Callable[[Monde], Any]


def _point(objet: Seance | Point) -> Point:
    return objet if isinstance(objet, Point) else objet.points.earliest("rang")


def objet(moment: Moment) -> Construire:
    return lambda monde: {"porteur": POINT_DE_SEANCE, "objet_id": _point(moment(monde)).pk}


def piece_de(moment: Moment) -> Callable[[Monde], PieceJointe]:
    def construire(monde: Monde) -> PieceJointe:
        return joindre(
            porteur=POINT_DE_SEANCE,
            objet_id=_point(moment(monde)).pk,
            fichier=ContentFile(b"Bonjour", name="Note.txt"),
            par=acteur_de(monde.secretaire_a),
        )

    return construire


def piece(moment: Moment) -> Construire:
    return lambda monde: {"pk": piece_de(moment)(monde).pk}


def close(monde: Monde) -> dict[str, int]:
    """Joined while the session was open, read since it is closed."""
    jointe = piece_de(moments.a_clore)(monde)
    seance = Point.objects.select_related("seance").get(pk=jointe.objet_id).seance
    clore(seance=seance, par=acteur_de(monde.secretaire_a))
    return {"pk": jointe.pk}


def retiree(monde: Monde) -> dict[str, int]:
    return {"pk": retirer(piece=piece_de(moments.convoquee)(monde), par=acteur_de(monde.secretaire_a)).pk}


def inconnu(monde: Monde) -> dict[str, Any]:
    return {"porteur": POINT_DE_SEANCE, "objet_id": 0}


LIGNES = [
    *(
        ligne
        for methode in ("get", "post")
        for ligne in (
            Ligne("piece_joindre", TIENNENT_A, "en préparation", methode, objet(moments.en_preparation)),
            Ligne("piece_joindre", TIENNENT_A, "convoquée", methode, objet(moments.convoquee), LECTEURS_A),
            Ligne("piece_joindre", TIENNENT_A, "ouverte", methode, objet(moments.ouverte), LECTEURS_A),
            Ligne("piece_joindre", PERSONNE, "close", methode, objet(moments.close), LECTEURS_A),
            Ligne("piece_joindre", PERSONNE, "sans objet", methode, inconnu),
            Ligne("piece_retirer", TIENNENT_A, "en préparation", methode, piece(moments.en_preparation)),
            Ligne("piece_retirer", TIENNENT_A, "convoquée", methode, piece(moments.convoquee), LECTEURS_A),
            Ligne("piece_retirer", PERSONNE, "close", methode, close, LECTEURS_A),
            Ligne("piece_retirer", PERSONNE, "retirée", methode, retiree),
        )
    ),
    Ligne("piece", TIENNENT_A, "en préparation", construire=piece(moments.en_preparation)),
    Ligne("piece", LECTEURS_A, "convoquée", construire=piece(moments.convoquee)),
    Ligne("piece", LECTEURS_A, "ouverte", construire=piece(moments.ouverte)),
    Ligne("piece", LECTEURS_A, "close", construire=close),
    Ligne("piece", PERSONNE, "retirée", construire=retiree),
]
