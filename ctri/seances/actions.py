"""From preparation to closing: agenda, convocation, presence, votes (règles V1, V6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import F, Max, QuerySet

from ctri.comite.membres import membres_de
from ctri.comite.regles import regles_de
from ctri.dossiers import policies as regles_dossier
from ctri.dossiers.actions import franchir
from ctri.dossiers.models import Dossier
from ctri.seances import policies
from ctri.seances.models import (
    ISSUES_SIMPLES,
    Decompte,
    EtatPresence,
    EtatSeance,
    GenrePoint,
    Point,
    Presence,
    Seance,
    Voix,
)
from ctri.seances.preavis import preavis
from mutualisation.courriels.actions import demander
from mutualisation.journal.actions import inscrire as inscrire_au_journal
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui, maintenant
from mutualisation.territoire.models import Region

# Mails: to a place at the session, but for the last one, to the session itself.
CONVOCATION, CHANGEMENT, REPORT = "ctri.convocation", "ctri.changement", "ctri.report"


def verrouiller(seance: Seance) -> Seance:
    """The session as it is now, held until the end of the transaction."""
    return Seance.objects.select_for_update(of=("self",), no_key=True).get(pk=seance.pk)


@transaction.atomic
def creer(*, region: Region, debut: dt.datetime, fin_prevue: dt.datetime, lieu: str, par: Acteur) -> Seance:
    """Prepare a session: nobody is notified yet."""
    titre = policies.verifier_preparer(par, region)
    seance = Seance.objects.create(region=region, debut=debut, fin_prevue=fin_prevue, lieu=lieu)
    inscrire_au_journal(seance, "preparer", par=par, titre=titre, region=region, vers=seance.etat)
    return seance


def _ajouter(seance: Seance, *, genre: str, titre: str, duree: int, dossier: Dossier | None = None) -> Point:
    rang = (seance.points.aggregate(m=Max("rang"))["m"] or 0) + 1
    return Point.objects.create(seance=seance, rang=rang, genre=genre, titre=titre, duree=duree, dossier=dossier)


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
def reprogrammer(*, seance: Seance, debut: dt.datetime, fin_prevue: dt.datetime, lieu: str, par: Acteur) -> Seance:
    """Change day, hours or place. Another day undoes the convocation: who sits, and for how long they are told, change.

    Nothing is written when nothing changes.
    """
    seance = verrouiller(seance)
    titre = policies.verifier_reprogrammer(par, seance)
    avant, de, ancien_jour = (seance.debut, seance.fin_prevue, seance.lieu), seance.etat, seance.jour
    if avant == (debut, fin_prevue, lieu):
        return seance
    seance.debut, seance.fin_prevue, seance.lieu = debut, fin_prevue, lieu
    presences = seance.presences.select_related("utilisateur")
    if seance.jour == ancien_jour:
        _prevenir(presences, CHANGEMENT, par)
    elif de == EtatSeance.CONVOQUEE:
        for presence in presences:
            demander(genre=REPORT, destinataire=presence.utilisateur, par=par, objet_id=seance.pk)
        seance.presences.all().delete()
        seance.etat, seance.mode = EtatSeance.PREPARATION, ""
    seance.save(update_fields=["debut", "fin_prevue", "lieu", "etat", "mode"])
    inscrire_au_journal(
        seance, "reprogrammer", par=par, titre=titre, region=seance.region, de=de, vers=seance.etat,
        donnees={"debut": [avant[0].isoformat(), debut.isoformat()], "lieu": [avant[2], lieu]},
    )  # fmt: skip
    return seance


def _prevenir(presences: Iterable[Presence], genre: str, par: Acteur) -> None:
    """A mail to each person who has a place at the session."""
    for presence in presences:
        demander(genre=genre, destinataire=presence.utilisateur, par=par, objet_id=presence.pk)


@transaction.atomic
def convoquer(*, seance: Seance, par: Acteur) -> Seance:
    """Fix who is expected, the proposers without vote, and freeze how the committee will decide."""
    seance = verrouiller(seance)
    titre = policies.verifier_convoquer(par, seance)
    jour = seance.jour
    regles = regles_de(seance.region, jour)
    delai = preavis(aujourdhui(seance.region.fuseau), jour, regles.preavis_jours)
    presences = Presence.objects.bulk_create(
        Presence(
            seance=seance,
            utilisateur=m.utilisateur,
            mandat=m.mandat,
            qualite=m.qualite,
            voix=m.voix,
            preside=m.preside,
        )
        for m in membres_de(seance.region, jour)
    )
    _prevenir(presences, CONVOCATION, par)
    seance.etat = EtatSeance.CONVOQUEE
    seance.mode = regles.mode
    seance.save(update_fields=["etat", "mode"])
    inscrire_au_journal(
        seance, "convoquer", par=par, titre=titre, region=seance.region, de=EtatSeance.PREPARATION, vers=seance.etat,
        donnees={"preavis": delai.laisse, "preavis_demande": delai.demande},
    )  # fmt: skip
    return seance


@transaction.atomic
def pointer(*, presence: Presence, etat: str, par: Acteur) -> Presence:
    """Record how a member attends; whoever becomes present takes their vote back from their proxy."""
    policies.verifier_modifier(par, verrouiller(presence.seance))
    if etat == EtatPresence.REPRESENTE:
        raise Refus("Une représentation s’enregistre comme procuration, avec son mandataire.")
    presence.etat, presence.mandataire, presence.maj_le = etat, None, maintenant()
    presence.save(update_fields=["etat", "mandataire", "maj_le"])
    if etat != EtatPresence.PRESENT:
        presence.procurations.update(etat=EtatPresence.ABSENT, mandataire=None, maj_le=maintenant())
    inscrire_au_journal(
        presence.seance,
        "pointer",
        par=par,
        region=presence.seance.region,
        donnees={"presence": presence.pk, "etat": etat},
    )
    return presence


@transaction.atomic
def tous_presents(*, seance: Seance, par: Acteur) -> int:
    """Everybody still expected is there; how many. Whoever said otherwise is left as they are."""
    seance = verrouiller(seance)
    policies.verifier_modifier(par, seance)
    attendus = list(seance.presences.filter(etat=EtatPresence.ATTENDU))
    for presence in attendus:
        pointer(presence=presence, etat=EtatPresence.PRESENT, par=par)
    return len(attendus)


@transaction.atomic
def donner_procuration(*, presence: Presence, mandataire: Presence, par: Acteur) -> Presence:
    """A member is represented by another, within the limit the rules set."""
    seance = verrouiller(presence.seance)
    policies.verifier_procuration(par, presence)
    if mandataire.seance_id != seance.pk or not (mandataire.voix and presence.voix) or mandataire == presence:
        raise Refus("Choisissez un autre membre de cette séance.")
    if mandataire.etat not in (EtatPresence.PRESENT, EtatPresence.ATTENDU):
        raise Refus("Le mandataire doit assister à la séance.")
    limite = regles_de(seance.region, seance.jour).procurations_max
    if mandataire.procurations.exclude(pk=presence.pk).count() >= limite:
        raise Refus(f"{mandataire.utilisateur} porte déjà le nombre maximal de procurations ({limite}).")
    if presence.procurations.exists():
        raise Refus("Une personne qui porte une procuration ne peut pas se faire représenter.")
    presence.etat, presence.mandataire, presence.maj_le = EtatPresence.REPRESENTE, mandataire, maintenant()
    presence.save(update_fields=["etat", "mandataire", "maj_le"])
    inscrire_au_journal(
        seance, "donner_procuration", par=par, region=seance.region,
        donnees={"presence": presence.pk, "mandataire": mandataire.pk},
    )  # fmt: skip
    return presence


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
