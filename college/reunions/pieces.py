"""Documents joined to the points of a meeting: read with it, joined until its minutes are approved (règle C2)."""

from __future__ import annotations

from django.urls import reverse

from college.reunions import policies
from college.reunions.actions.porte import verrouiller
from college.reunions.etats import EtatReunion
from college.reunions.models import PointReunion, Reunion
from college.reunions.models.points import PIECES
from college.reunions.views.acces import fil_vers
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.pieces.porteurs import Porteur
from mutualisation.pieces.porteurs import inscrire as inscrire_porteur
from mutualisation.territoire.models import Region


def _point(point_id: int) -> PointReunion:
    return PointReunion.objects.select_related("reunion__region").get(pk=point_id)


def _visible(acteur: Acteur, point_id: int) -> bool:
    return Reunion.objects.visibles_par(acteur).filter(points=point_id).exists()


def verifier_joindre(acteur: Acteur, reunion: Reunion) -> Titre:
    """With the agenda before the meeting, with the minutes after it."""
    if reunion.etat == EtatReunion.PROJET:
        return policies.verifier_ecrire(acteur, reunion)
    return policies.verifier_ordre_du_jour(acteur, reunion)


def _adresse(point_id: int) -> str:
    point = _point(point_id)
    suite = f"?point={point.rang}" if point.reunion.etat == EtatReunion.EN_SEANCE else ""
    return reverse("reunion", args=[point.reunion_id]) + suite


def _region(point_id: int) -> Region:
    return _point(point_id).reunion.region


def _fil(point_id: int) -> list[tuple[str, str]]:
    point = _point(point_id)
    return fil_vers(point.reunion, (f"Point {point.rang}", _adresse(point_id)))


def _intitule(point_id: int) -> str:
    point = _point(point_id)
    return f"Point {point.rang} : {point.titre}"


def inscrire() -> None:
    """Called when the application starts."""
    inscrire_porteur(
        Porteur(
            code=PIECES,
            designation="ce point",
            visible=_visible,
            verifier_joindre=lambda acteur, pk: verifier_joindre(acteur, _point(pk).reunion),
            adresse=_adresse,
            region=_region,
            verrouiller=lambda pk: verrouiller(_point(pk).reunion),
            fil=_fil,
            intitule=_intitule,
        )
    )
