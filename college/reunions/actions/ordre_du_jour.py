"""The agenda of a meeting, in order (règle C2)."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from college.reunions import policies
from college.reunions.actions.porte import verrouiller
from college.reunions.etats import GENRES_LIBRES, EtatReunion, GenrePoint, Issue
from college.reunions.models import ModeleReunion, PointReunion, Reunion
from ctri.dossiers.models import Dossier
from ctri.dossiers.noms import nommer
from ctri.saisines.etats import Etat as EtatSaisine
from ctri.saisines.models import Saisine
from ctri.saisines.mots import nommer as nommer_saisine
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.typographie import date_longue, majuscule, typographier


def poser_modele(reunion: Reunion, modele: ModeleReunion | None) -> None:
    """Recurring points first, then those of the template chosen."""
    toujours = ModeleReunion.objects.filter(region=reunion.region, toujours=True).first()
    for source in (toujours, modele):
        if source is not None and not (source is modele and toujours and toujours.pk == modele.pk):
            for point in source.points.all():
                _ajouter(reunion, genre=point.genre, titre=point.titre, duree=point.duree)


def _ajouter(reunion: Reunion, *, rang: int = 0, **champs: Any) -> PointReunion:
    """Last, or at a given rank, the others shifting."""
    if rang:
        reunion.points.filter(rang__gte=rang).update(rang=F("rang") + 1)
    rang = rang or (reunion.points.aggregate(m=Max("rang"))["m"] or 0) + 1
    return PointReunion.objects.create(reunion=reunion, rang=rang, **champs)


@transaction.atomic
def ajouter_point(*, reunion: Reunion, genre: str, titre: str, duree: int, par: Acteur) -> PointReunion:
    """Add a point that carries nothing but its title."""
    reunion = verrouiller(reunion)
    policies.verifier_ordre_du_jour(par, reunion)
    if genre not in GENRES_LIBRES:
        raise Refus("Choisissez information, débat ou avis.", "genre")
    return _ajouter(reunion, genre=genre, titre=titre, duree=duree)


@transaction.atomic
def modifier_point(*, point: PointReunion, titre: str, duree: int, par: Acteur) -> PointReunion:
    """Say otherwise what it is about and how long it takes, until it is dealt with."""
    reunion = verrouiller(point.reunion)
    policies.verifier_ordre_du_jour(par, reunion)
    point = _libre(reunion, point)
    point.titre, point.duree = titre, duree
    point.save(update_fields=["titre", "duree"])
    return point


@transaction.atomic
def retirer_point(*, point: PointReunion, par: Acteur) -> None:
    """Take a point off; the others close up."""
    reunion = verrouiller(point.reunion)
    titre = policies.verifier_ordre_du_jour(par, reunion)
    point = _libre(reunion, point)
    rang = point.rang
    point.delete()
    reunion.points.filter(rang__gt=rang).update(rang=F("rang") - 1)
    inscrire(reunion, "retirer_point", par=par, titre=titre, region=reunion.region)


def _libre(reunion: Reunion, point: PointReunion) -> PointReunion:
    point = reunion.points.get(pk=point.pk)
    if point.issue:
        raise Refus("Ce point a déjà une issue.")
    return point


@transaction.atomic
def deplacer_point(*, point: PointReunion, vers: int, par: Acteur) -> None:
    """Move a point to another rank; the others shift."""
    reunion = verrouiller(point.reunion)
    policies.verifier_ordre_du_jour(par, reunion)
    point = reunion.points.get(pk=point.pk)
    vers = max(1, min(vers, reunion.points.count()))
    if vers > point.rang:
        reunion.points.filter(rang__gt=point.rang, rang__lte=vers).update(rang=F("rang") - 1)
    else:
        reunion.points.filter(rang__gte=vers, rang__lt=point.rang).update(rang=F("rang") + 1)
    PointReunion.objects.filter(pk=point.pk).update(rang=vers)


@transaction.atomic
def inscrire_dossier(*, reunion: Reunion, dossier: Dossier, par: Acteur, duree: int = 30) -> PointReunion:
    """Put a draft on the agenda, for the opinion without which it is not submitted (règle C7)."""
    reunion = verrouiller(reunion)
    policies.verifier_ordre_du_jour(par, reunion)
    if dossier.region_id != reunion.region_id:
        raise Refus("Ce texte est celui d’une autre région.")
    if not dossier.modifiable:
        raise Refus("L’avis se rend avant la soumission : ce texte est déjà figé.")
    if reunion.points.filter(dossier=dossier).exists():
        raise Refus("Ce texte est déjà à l’ordre du jour de cette réunion.")
    titre = majuscule(f"{nommer(dossier, 'Nom')}, version {dossier.version + 1}")
    return _ajouter(reunion, genre=GenrePoint.PROJET, titre=titre, duree=duree, dossier=dossier)


@transaction.atomic
def inscrire_saisine(*, reunion: Reunion, saisine: Saisine, par: Acteur, duree: int = 30) -> PointReunion:
    """A question the college is asked, to answer; or what the committee answered to its own (règle C4)."""
    reunion = verrouiller(reunion)
    policies.verifier_ordre_du_jour(par, reunion)
    policies.verifier_inscrire_saisine(par, reunion, saisine)
    genre = GenrePoint.INFORMATION if saisine.etat == EtatSaisine.RENDUE else GenrePoint.AVIS
    titre = typographier(f"{majuscule(nommer_saisine(reunion.region.vocabulaire, saisine.rang))} : {saisine.objet}")
    return _ajouter(reunion, genre=genre, titre=titre, duree=duree, saisine=saisine)


@transaction.atomic
def inscrire_approbation(*, reunion: Reunion, approuvee: Reunion, par: Acteur) -> PointReunion:
    """The minutes of an earlier meeting, to approve first."""
    reunion = verrouiller(reunion)
    policies.verifier_ordre_du_jour(par, reunion)
    approuvee = verrouiller(approuvee)
    if approuvee.region_id != reunion.region_id or approuvee.etat != EtatReunion.PROJET:
        raise Refus("Seul le compte rendu d’une réunion close, pas encore approuvé, s’inscrit ici.")
    if approuvee.approbations.filter(issue="").exclude(reunion__etat=EtatReunion.ANNULEE).exists():
        raise Refus("Ce compte rendu est déjà à l’ordre du jour d’une réunion.")
    mot = reunion.region.vocabulaire.compte_rendu
    titre = f"{mot.Nom} de la réunion du {date_longue(approuvee.date)}"
    avant = reunion.points.filter(genre=GenrePoint.APPROBATION).count() + 1
    return _ajouter(reunion, rang=avant, genre=GenrePoint.APPROBATION, titre=titre, duree=5, approuve=approuvee)


@transaction.atomic
def reprendre_point(*, reunion: Reunion, point: PointReunion, par: Acteur) -> PointReunion:
    """A point an earlier meeting put off: it keeps its nature, its title and what it carries."""
    reunion = verrouiller(reunion)
    policies.verifier_ordre_du_jour(par, reunion)
    if point.reunion.region_id != reunion.region_id or point.issue != Issue.REPORTE:
        raise Refus("Seul un point reporté se reprend.")
    if point.dossier is not None and not point.dossier.modifiable:
        raise Refus("L’avis se rend avant la soumission : ce texte est déjà figé.")
    try:
        with transaction.atomic():
            return _ajouter(
                reunion, genre=point.genre, titre=point.titre, duree=point.duree, dossier=point.dossier,
                approuve=point.approuve, saisine=point.saisine, suite_de=point,
            )  # fmt: skip
    except IntegrityError:
        raise Refus("Ce point est déjà repris à une réunion.") from None
