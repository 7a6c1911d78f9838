"""Reminders of the committee: sessions to convene or to close, texts to read, proxies to give (règle V10)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from zoneinfo import ZoneInfo

from django.db.models import Max
from django.urls import reverse

from ctri.comite.models import Mode
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Lecture
from ctri.seances.models import EtatPresence, EtatSeance, Point, Presence, Seance
from mutualisation.comptes.models import Utilisateur
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.porteurs import porteurs
from mutualisation.notifications import rappels, redaction
from mutualisation.notifications.familles import Famille
from mutualisation.notifications.models import Notification
from mutualisation.notifications.rappels import Rappel
from mutualisation.notifications.redaction import Ligne, Redaction, quand_agir
from mutualisation.templatetags.francais import jour as dire_jour
from mutualisation.territoire.models import Region

CONVOQUER, CLORE, LIRE, PROCURATION = "ctri.convoquer", "ctri.clore", "ctri.lire", "ctri.procuration"


# ── What is due ───────────────────────────────────────────────────────────────
def seances_a_tenir(region: Region, jour: dt.date) -> Iterable[Rappel]:
    """To convene before the day, to close after it: for those who prepare sessions."""
    seances = [s for s in _seances(region) if s.etat == EtatSeance.PREPARATION or s.jour < jour]
    if not seances:
        return
    teneurs = [a.utilisateur for a in porteurs(region, Droit.TENIR_SEANCE, Droit.PRESIDER_COMITE)]
    for seance in seances:
        genre = CONVOQUER if seance.etat == EtatSeance.PREPARATION else CLORE
        yield Rappel(f"{genre}:{seance.pk}", seance.jour, teneurs, genre, region, objet=seance)


def textes_a_lire(region: Region, jour: dt.date) -> Iterable[Rappel]:
    """Members who vote and have not opened a text put on the agenda of a session to come."""
    seances = [s for s in _seances(region) if s.etat == EtatSeance.CONVOQUEE and s.jour >= jour]
    convoquees = _convoquees_le(seances)
    a_lire = _a_lire(seances)
    for seance in seances:
        qui = [u for u in _votants(seance) if u.pk in a_lire[seance.pk] and _siege(u, region)]
        yield Rappel(
            f"{LIRE}:{seance.pk}", seance.jour, qui, LIRE, region, objet=seance, depuis=convoquees.get(seance.pk)
        )


def procurations(region: Region, jour: dt.date) -> Iterable[Rappel]:
    """Members who said they cannot come, where votes are taken, and have not given their own."""
    excuses = Presence.objects.filter(
        seance__region=region, seance__etat=EtatSeance.CONVOQUEE, seance__mode=Mode.VOTE, voix=True,
        etat=EtatPresence.EXCUSE, utilisateur__is_active=True,
    )  # fmt: skip
    for presence in excuses.select_related("utilisateur", "seance").order_by("seance__debut", "pk"):
        seance = presence.seance
        seance.region = region
        if seance.jour >= jour and _siege(presence.utilisateur, region):
            depuis = presence.maj_le.astimezone(ZoneInfo(region.fuseau)).date() if presence.maj_le else None
            cle = f"{PROCURATION}:{presence.pk}"
            yield Rappel(cle, seance.jour, [presence.utilisateur], PROCURATION, region, objet=presence, depuis=depuis)


def _seances(region: Region) -> list[Seance]:
    """Those not closed, the next one first."""
    seances = list(Seance.objects.filter(region=region).exclude(etat=EtatSeance.CLOSE).order_by("debut", "pk"))
    for seance in seances:
        seance.region = region
    return seances


def _siege(utilisateur: Utilisateur, region: Region) -> bool:
    return acteur_de(utilisateur).peut(Droit.SIEGER, region)


def _votants(seance: Seance) -> list[Utilisateur]:
    presences = seance.presences.filter(voix=True, utilisateur__is_active=True).select_related("utilisateur")
    return [p.utilisateur for p in presences.order_by("pk")]


def _convoquees_le(seances: Sequence[Seance]) -> dict[int, dt.date]:
    """The day each was last convened: nobody is reminded of the weeks before."""
    actes = Acte.objects.filter(
        objet_type=Seance._meta.label_lower, objet_id__in=[s.pk for s in seances], code="convoquer"
    )
    le = dict(actes.order_by().values("objet_id").annotate(dernier=Max("le")).values_list("objet_id", "dernier"))
    return {s.pk: le[s.pk].astimezone(ZoneInfo(s.region.fuseau)).date() for s in seances if s.pk in le}


def _a_lire(seances: Sequence[Seance]) -> dict[int, set[int]]:
    """For each session, those of its people who have a text left to read."""
    points = Point.objects.filter(seance__in=seances, dossier__etat=Etat.INSCRITE).select_related("dossier")
    dossiers: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for point in points.order_by("pk"):
        if point.dossier is not None:
            dossiers[point.seance_id].add((point.dossier.pk, point.dossier.version))
    tous = {pk for ids in dossiers.values() for pk, _ in ids}
    lus: dict[int, set[tuple[int, int]]] = defaultdict(set)
    lectures = Lecture.objects.filter(version__dossier__in=tous).order_by()
    for qui, *lu in lectures.values_list("utilisateur_id", "version__dossier_id", "version__numero"):
        lus[qui].add((lu[0], lu[1]))
    presences = Presence.objects.filter(seance__in=seances).order_by().values_list("seance_id", "utilisateur_id")
    restent: dict[int, set[int]] = defaultdict(set)
    for seance, qui in presences:
        if dossiers[seance] - lus[qui]:
            restent[seance].add(qui)
    return restent


# ── How it reads ──────────────────────────────────────────────────────────────
def _des_seances(genre: str, acteur: Acteur, notifications: Sequence[Notification]) -> dict[int, Ligne]:
    """About a session this person may still see."""
    visibles = Seance.objects.visibles_par(acteur).prefetch_related("region")
    seances = visibles.in_bulk({n.objet_id for n in notifications if n.objet_id})
    a_lire = _a_lire([s for s in seances.values() if genre == LIRE])
    moi = acteur.utilisateur.pk
    restent = {
        CONVOQUER: lambda s: s.etat == EtatSeance.PREPARATION,
        CLORE: lambda s: s.etat in (EtatSeance.CONVOQUEE, EtatSeance.OUVERTE),
        LIRE: lambda s: s.etat == EtatSeance.CONVOQUEE and moi in a_lire[s.pk],
    }[genre]
    return {
        n.pk: _ligne(genre, n, seance, actuelle=restent(seance) and seance.jour == n.echeance)
        for n in notifications
        if (seance := seances.get(n.objet_id or 0)) is not None
    }


def _ligne(genre: str, notification: Notification, seance: Seance, *, actuelle: bool) -> Ligne:
    v = seance.region.vocabulaire
    quand = dire_jour(notification.echeance)
    titres = {
        CONVOQUER: f"Convoquer {v.comite.court.le} du {quand}",
        CLORE: f"Clore {v.seance.le} {v.comite.court.du} du {quand}",
        LIRE: f"Lire les textes inscrits {v.seance.au} {v.comite.court.du} du {quand}",
    }
    precisions = {
        CONVOQUER: "En préparation : personne n’est encore prévenu.",
        CLORE: f"{v.seance.Le} a eu lieu ; chaque point attend son issue.",
        LIRE: "Ce que vous lisez est exactement ce qui sera décidé.",
    }
    precision = f"{quand_agir(notification, seance.region)} {precisions[genre]}" if actuelle else ""
    return Ligne(titres[genre], reverse("seance", args=[seance.pk]), precision, actuelle)


def _des_procurations(acteur: Acteur, notifications: Sequence[Notification]) -> dict[int, Ligne]:
    """One's own place only."""
    ids = {n.objet_id for n in notifications if n.objet_id}
    siennes = Presence.objects.filter(
        utilisateur=acteur.utilisateur.pk, seance__in=Seance.objects.visibles_par(acteur)
    ).prefetch_related("seance__region")
    presences = siennes.in_bulk(ids)
    lignes = {}
    for n in notifications:
        if (presence := presences.get(n.objet_id or 0)) is None:
            continue
        seance = presence.seance
        convoquee = seance.etat == EtatSeance.CONVOQUEE and seance.jour == n.echeance
        actuelle = convoquee and presence.etat == EtatPresence.EXCUSE
        porter = f"Vous êtes excusé{acteur.utilisateur.e} : un membre présent peut porter votre voix."
        lignes[n.pk] = Ligne(
            f"Donner procuration pour le {dire_jour(n.echeance)}",
            reverse("presence_procuration", args=[presence.pk]),
            f"{quand_agir(n, seance.region)} {porter}" if actuelle else "",
            actuelle,
        )
    return lignes


def inscrire() -> None:
    """Called when the application starts."""
    for fournisseur in (seances_a_tenir, textes_a_lire, procurations):
        rappels.inscrire(fournisseur)
    for genre in (CONVOQUER, CLORE, LIRE):
        redaction.inscrire(Redaction(genre, Famille.RAPPELS, partial(_des_seances, genre)))
    redaction.inscrire(Redaction(PROCURATION, Famille.RAPPELS, _des_procurations))
