"""Documents joined to the points of a session: seen with it, joined by whoever prepares it, until it is closed."""

from __future__ import annotations

from django.urls import reverse

from ctri.seances import policies
from ctri.seances.actions.verrou import verrouiller
from ctri.seances.models import POINT_DE_SEANCE, Point, Seance
from ctri.seances.views.acces import fil_vers
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.pieces.porteurs import Porteur
from mutualisation.pieces.porteurs import inscrire as inscrire_porteur
from mutualisation.territoire.models import Region


def _point(point_id: int) -> Point:
    return Point.objects.select_related("seance__region").get(pk=point_id)


def _visible(acteur: Acteur, point_id: int) -> bool:
    return Seance.objects.visibles_par(acteur).filter(points=point_id).exists()


def _verifier_joindre(acteur: Acteur, point_id: int) -> Titre:
    return policies.verifier_modifier(acteur, _point(point_id).seance)


def _verrouiller(point_id: int) -> Seance:
    return verrouiller(_point(point_id).seance)


def _adresse(point_id: int) -> str:
    point = _point(point_id)
    return f"{reverse('seance', args=[point.seance_id])}?point={point.rang}"


def _region(point_id: int) -> Region:
    return _point(point_id).seance.region


def _fil(point_id: int) -> list[tuple[str, str]]:
    point = _point(point_id)
    return fil_vers(point.seance, (f"Point {point.rang}", _adresse(point_id)))


def _intitule(point_id: int) -> str:
    point = _point(point_id)
    return f"Point {point.rang} : {point.titre}"


def inscrire() -> None:
    """Called when the application is ready."""
    inscrire_porteur(
        Porteur(
            code=POINT_DE_SEANCE,
            designation="ce point",
            visible=_visible,
            verifier_joindre=_verifier_joindre,
            adresse=_adresse,
            region=_region,
            verrouiller=_verrouiller,
            fil=_fil,
            intitule=_intitule,
        )
    )
