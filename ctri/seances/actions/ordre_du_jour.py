"""The agenda of a session, in order."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F, Max

from ctri.dossiers import policies as regles_dossier
from ctri.dossiers.actions import franchir
from ctri.dossiers.models import Dossier
from ctri.releves.models import Releve
from ctri.releves.policies import verifier_inscrire_approbation
from ctri.saisines import policies as regles_saisine
from ctri.saisines.actions import verrouiller as verrouiller_saisine
from ctri.saisines.etats import Etat as EtatSaisine
from ctri.saisines.models import Saisine
from ctri.saisines.mots import nommer
from ctri.seances import policies
from ctri.seances.actions.convocation import convier
from ctri.seances.actions.verrou import verrouiller
from ctri.seances.models import (
    EtatSeance,
    GenrePoint,
    Point,
    Seance,
)
from mutualisation.journal.actions import inscrire as inscrire_au_journal
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.templatetags.francais import jour
from mutualisation.typographie import majuscule, typographier

# What a point put off takes along to the next session.
CHAMPS_REPRIS = ("genre", "titre", "duree", "dossier_id", "saisine_id")


def _ajouter(seance: Seance, *, en_tete: bool = False, **champs: Any) -> Point:
    """A new point, last unless it comes first."""
    rang = 1 if en_tete else (seance.points.aggregate(m=Max("rang"))["m"] or 0) + 1
    if en_tete:
        seance.points.update(rang=F("rang") + 1)
    return Point.objects.create(seance=seance, rang=rang, **champs)


@transaction.atomic
def ajouter_point(*, seance: Seance, genre: str, titre: str, duree: int, par: Acteur) -> Point:
    """Add a debate or an information to the agenda."""
    seance = verrouiller(seance)
    policies.verifier_modifier(par, seance)
    if genre == GenrePoint.PROPOSITION:
        raise Refus("Un projet à décider s’inscrit depuis la liste des propositions soumises.")
    if genre == GenrePoint.APPROBATION:
        raise Refus("Une approbation s’inscrit depuis la séance dont elle approuve le relevé.")
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
    _prevenir_les_proposants(seance, par)
    return points[0]


def _prevenir_les_proposants(seance: Seance, par: Acteur) -> None:
    """A text that joins the agenda after the convocation brings its proposer."""
    if seance.etat in (EtatSeance.CONVOQUEE, EtatSeance.OUVERTE):
        convier(seance, par=par)


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


@transaction.atomic
def reprendre_point(*, seance: Seance, point: Point, par: Acteur) -> Point:
    """Put on this agenda a point another session put off; a text to decide is still on its way to the committee."""
    seance = verrouiller(seance)
    titre = policies.verifier_reprendre(par, seance, point)
    repris = {champ: getattr(point, champ) for champ in CHAMPS_REPRIS}
    nouveau = _ajouter(seance, reprend=point, **repris)
    inscrire_au_journal(
        seance, "reprendre_point", par=par, titre=titre, region=seance.region,
        donnees={"point": nouveau.pk, "reprend": point.pk},
    )  # fmt: skip
    _prevenir_les_proposants(seance, par)
    return nouveau


@transaction.atomic
def inscrire_approbation(*, seance: Seance, releve: Releve, par: Acteur) -> Point:
    """The minutes of a former session, to approve as the first point of this one."""
    seance = verrouiller(seance)
    verifier_inscrire_approbation(par, releve, seance)
    mots = seance.region.vocabulaire
    return _ajouter(
        seance, en_tete=seance.etat != EtatSeance.OUVERTE, genre=GenrePoint.APPROBATION, duree=5, a_approuver=releve,
        titre=f"Approbation {mots.compte_rendu.du} {mots.seance.du} du {jour(releve.seance.debut)}",
    )  # fmt: skip
