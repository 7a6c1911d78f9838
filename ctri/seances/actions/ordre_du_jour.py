"""The agenda of a session, in order."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Max

from ctri.dossiers import policies as regles_dossier
from ctri.dossiers.actions import franchir
from ctri.dossiers.models import Dossier
from ctri.saisines import policies as regles_saisine
from ctri.saisines.actions import verrouiller as verrouiller_saisine
from ctri.saisines.etats import Etat as EtatSaisine
from ctri.saisines.models import Saisine
from ctri.saisines.mots import nommer
from ctri.seances import policies
from ctri.seances.actions.verrou import verrouiller
from ctri.seances.models import (
    GenrePoint,
    Point,
    Seance,
)
from mutualisation.journal.actions import inscrire as inscrire_au_journal
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.typographie import majuscule, typographier


def _ajouter(
    seance: Seance,
    *,
    genre: str,
    titre: str,
    duree: int,
    dossier: Dossier | None = None,
    saisine: Saisine | None = None,
) -> Point:
    rang = (seance.points.aggregate(m=Max("rang"))["m"] or 0) + 1
    return Point.objects.create(
        seance=seance, rang=rang, genre=genre, titre=titre, duree=duree, dossier=dossier, saisine=saisine
    )


@transaction.atomic
def ajouter_point(*, seance: Seance, genre: str, titre: str, duree: int, par: Acteur) -> Point:
    """Add a debate or an information to the agenda."""
    seance = verrouiller(seance)
    policies.verifier_modifier(par, seance)
    if genre == GenrePoint.PROPOSITION:
        raise Refus("Un projet à décider s’inscrit depuis la liste des propositions soumises.")
    return _ajouter(seance, genre=genre, titre=titre, duree=duree)


@transaction.atomic
def inscrire_dossier(*, seance: Seance, dossier: Dossier, par: Acteur, duree: int = 30) -> Point:
    """Put a submitted proposal on the agenda: the dossier goes through the door, the point carries it."""
    seance = verrouiller(seance)
    policies.verifier_modifier(par, seance)
    if dossier.region_id != seance.region_id:
        raise Refus("Cette proposition est celle d’une autre région.")
    points: list[Point] = []

    def effet(verrouille: Dossier, _titre: Titre) -> None:
        regles_dossier.verifier_inscrire(par, verrouille)
        titre = f"{verrouille.titre}, version {verrouille.version}"
        points.append(_ajouter(seance, genre=GenrePoint.PROPOSITION, titre=titre, duree=duree, dossier=verrouille))

    franchir(dossier=dossier, acte="inscrire", par=par, effet=effet, seance=seance.pk)
    return points[0]


@transaction.atomic
def inscrire_saisine(*, seance: Seance, saisine: Saisine, par: Acteur, duree: int = 20) -> Point:
    """Put a question to debate, or an opinion received for information (règle C4); its own state does not move."""
    seance = verrouiller(seance)
    titre = policies.verifier_modifier(par, seance)
    saisine = verrouiller_saisine(saisine)
    if saisine.region_id != seance.region_id:
        raise Refus(f"{seance.region.vocabulaire.saisine.Ce} est d’une autre région.")
    regles_saisine.verifier_inscrire(par, saisine)
    point = _ajouter(
        seance,
        genre=GenrePoint.INFORMATION if saisine.etat == EtatSaisine.RENDUE else GenrePoint.DEBAT,
        titre=typographier(f"{majuscule(nommer(seance.region.vocabulaire, saisine.rang))} : {saisine.objet}"),
        duree=duree,
        saisine=saisine,
    )
    inscrire_au_journal(
        seance, "inscrire_saisine", par=par, titre=titre, region=seance.region,
        donnees={"saisine": saisine.pk, "point": point.pk},
    )  # fmt: skip
    return point


@transaction.atomic
def deplacer_point(*, point: Point, vers: int, par: Acteur) -> None:
    """Move a point to another rank; the others shift."""
    seance = verrouiller(point.seance)
    policies.verifier_modifier(par, seance)
    vers = max(1, min(vers, seance.points.count()))
    if vers > point.rang:
        seance.points.filter(rang__gt=point.rang, rang__lte=vers).update(rang=F("rang") - 1)
    else:
        seance.points.filter(rang__gte=vers, rang__lt=point.rang).update(rang=F("rang") + 1)
    Point.objects.filter(pk=point.pk).update(rang=vers)
