"""A session being held: opened, votes entered, points dealt with, closed."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet

from ctri.comite.regles import regles_de
from ctri.seances import policies
from ctri.seances.actions.verrou import verrouiller
from ctri.seances.models import (
    ISSUES_SIMPLES,
    Decompte,
    EtatPresence,
    EtatSeance,
    Point,
    Presence,
    Seance,
    Voix,
)
from mutualisation.journal.actions import inscrire as inscrire_au_journal
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import maintenant


@transaction.atomic
def ouvrir(*, seance: Seance, par: Acteur) -> Seance:
    """Open the session."""
    seance = verrouiller(seance)
    titre = policies.verifier_ouvrir(par, seance)
    seance.etat, seance.ouverte_le = EtatSeance.OUVERTE, maintenant()
    seance.save(update_fields=["etat", "ouverte_le"])
    inscrire_au_journal(
        seance, "ouvrir", par=par, titre=titre, region=seance.region, de=EtatSeance.CONVOQUEE, vers=seance.etat
    )
    return seance


def votants_de(seance: Seance) -> QuerySet[Presence]:
    """Members with a vote who are there, in person or by proxy."""
    return seance.presences.filter(voix=True, etat__in=[EtatPresence.PRESENT, EtatPresence.REPRESENTE])


@transaction.atomic
def voter(*, point: Point, sens: Mapping[int, str], par: Acteur) -> None:
    """Record votes by presence id; a member present or represented has one, nobody else."""
    seance = verrouiller(point.seance)
    point = seance.points.get(pk=point.pk)
    titre = policies.verifier_voter(par, point)
    if regles_de(seance.region, seance.jour).secret:
        raise Refus("Le scrutin est secret : inscrivez le nombre des voix, jamais celle d’un membre.")
    votants = {presence.pk: presence for presence in votants_de(seance)}
    for cle, valeur in sens.items():
        if cle not in votants:
            raise Refus("Seuls votent les membres présents ou représentés.")
        Voix.objects.update_or_create(point=point, presence=votants[cle], defaults={"sens": valeur})
    inscrire_au_journal(
        point.seance, "voter", par=par, titre=titre, region=point.seance.region, donnees={"point": point.pk}
    )


@transaction.atomic
def inscrire_decompte(*, point: Point, pour: int, contre: int, abstention: int, par: Acteur) -> Decompte:
    """Record a secret ballot: three numbers and no name, as many ballots as there are votes."""
    seance = verrouiller(point.seance)
    point = seance.points.get(pk=point.pk)
    titre = policies.verifier_voter(par, point)
    if not regles_de(seance.region, seance.jour).secret:
        raise Refus("Le scrutin n’est pas secret : saisissez la voix de chaque membre.")
    policies.verifier_bulletins(pour, contre, abstention, attendus=votants_de(seance).count())
    decompte, _ = Decompte.objects.update_or_create(
        point=point, defaults={"pour": pour, "contre": contre, "abstention": abstention}
    )
    inscrire_au_journal(seance, "voter", par=par, titre=titre, region=seance.region, donnees={"point": point.pk})
    return decompte


@transaction.atomic
def traiter_point(*, point: Point, issue: str, releve: str, par: Acteur) -> Point:
    """Outcome of a point that decides nothing: dealt with, or put off to the next session."""
    seance = verrouiller(point.seance)
    titre = policies.verifier_en_seance(par, seance)
    if point.dossier_id is not None:
        raise Refus("L’issue d’un projet se constate par une décision.")
    if issue not in ISSUES_SIMPLES:
        raise Refus("Choisissez l’issue du point.")
    point.issue, point.releve, point.traite_le = issue, releve, maintenant()
    point.save(update_fields=["issue", "releve", "traite_le"])
    inscrire_au_journal(
        seance, "traiter_point", par=par, titre=titre, region=seance.region, vers=issue, donnees={"point": point.pk}
    )
    return point


@transaction.atomic
def clore(*, seance: Seance, par: Acteur) -> Seance:
    """Close the session once every point has an outcome."""
    seance = verrouiller(seance)
    titre = policies.verifier_clore(par, seance)
    seance.etat, seance.close_le = EtatSeance.CLOSE, maintenant()
    seance.save(update_fields=["etat", "close_le"])
    inscrire_au_journal(
        seance, "clore", par=par, titre=titre, region=seance.region, de=EtatSeance.OUVERTE, vers=seance.etat
    )
    return seance
