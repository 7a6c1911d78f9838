"""What meetings start from (règle C2)."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from college.reunions import policies
from college.reunions.models import ModeleReunion, PointModele
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region


@transaction.atomic
def creer(*, region: Region, nom: str, toujours: bool, par: Acteur) -> ModeleReunion:
    """A named agenda; one at most holds the points of every meeting."""
    policies.verifier_presider(par, region)
    siens = ModeleReunion.objects.filter(region=region)
    if siens.filter(nom=nom).exists():
        raise Refus("Un modèle porte déjà ce nom.", "nom")
    if toujours and siens.filter(toujours=True).exists():
        raise Refus("Les points récurrents ont déjà leur modèle : complétez-le.", "toujours")
    return ModeleReunion.objects.create(region=region, nom=nom, toujours=toujours)


@transaction.atomic
def ajouter(*, modele: ModeleReunion, genre: str, titre: str, duree: int, par: Acteur) -> PointModele:
    """One more point, last."""
    policies.verifier_presider(par, modele.region)
    rang = (modele.points.aggregate(m=Max("rang"))["m"] or 0) + 1
    return PointModele.objects.create(modele=modele, rang=rang, genre=genre, titre=titre, duree=duree)


@transaction.atomic
def retirer(*, modele: ModeleReunion, point: PointModele, par: Acteur) -> None:
    """Take a point off."""
    policies.verifier_presider(par, modele.region)
    point.delete()


@transaction.atomic
def supprimer(*, modele: ModeleReunion, par: Acteur) -> None:
    """Delete a template; meetings already prepared keep their points."""
    policies.verifier_presider(par, modele.region)
    modele.delete()
