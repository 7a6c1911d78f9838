"""Reminders of the college: meetings to convene, to close, minutes to circulate, actions due (règle V10)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from django.db.models import QuerySet
from django.urls import reverse

from college.reglement.regles import regles_du_college
from college.reunions import policies
from college.reunions.etats import EtatReunion
from college.reunions.models import EtatSuite, Reunion, Suite
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.porteurs import porteurs
from mutualisation.notifications import rappels, redaction
from mutualisation.notifications.familles import Famille
from mutualisation.notifications.models import Notification
from mutualisation.notifications.rappels import Rappel
from mutualisation.notifications.redaction import Ligne, Redaction, quand_agir
from mutualisation.templatetags.francais import jour as dire_jour
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier

CONVOQUER, CLORE, DIFFUSER, SUITE = "college.convoquer", "college.clore", "college.diffuser", "college.suite"
OUVERTES = (EtatReunion.PREPARATION, EtatReunion.CONVOQUEE, EtatReunion.EN_SEANCE, EtatReunion.PROJET)


# ── What is due ───────────────────────────────────────────────────────────────
def reunions_a_tenir(region: Region, jour: dt.date) -> Iterable[Rappel]:
    """To convene before the day, to close after it, then to write: for whoever presides."""
    if region.schema.college is None:
        return
    dues = [(r, *due) for r in _reunions(region) if (due := _due(r, jour)) is not None]
    if not dues:
        return
    qui = [acteur.utilisateur for acteur in porteurs(region, Droit.PRESIDER_COLLEGE)]
    for reunion, genre, echeance in dues:
        yield Rappel(f"{genre}:{reunion.pk}", echeance, qui, genre, region, objet=reunion)


def _reunions(region: Region) -> Iterable[Reunion]:
    reunions = Reunion.objects.filter(region=region, etat__in=OUVERTES).prefetch_related("comptes_rendus")
    for reunion in reunions.order_by("date", "pk"):
        reunion.region = region
        yield reunion


def _due(reunion: Reunion, jour: dt.date) -> tuple[str, dt.date] | None:
    """What is due of a meeting, and when: its minutes in the time its own rules give."""
    if reunion.etat == EtatReunion.PREPARATION:
        return CONVOQUER, reunion.date
    if reunion.etat != EtatReunion.PROJET:
        return (CLORE, reunion.date) if reunion.date < jour else None
    if reunion.comptes_rendus.all():
        return None
    delai = regles_du_college(reunion.region, reunion.date).compte_rendu_jours
    return DIFFUSER, reunion.date + dt.timedelta(days=delai)


def suites_a_faire(region: Region, jour: dt.date) -> Iterable[Rappel]:
    """What a meeting asked of somebody who has an account, and is not done."""
    suites = Suite.objects.filter(
        point__reunion__region=region, etat=EtatSuite.A_FAIRE, responsable__utilisateur__is_active=True
    )
    for suite in suites.select_related("responsable__utilisateur", "point__reunion").order_by("echeance", "pk"):
        if suite.responsable.utilisateur is not None:
            qui, depuis = [suite.responsable.utilisateur], suite.point.reunion.date
            yield Rappel(f"{SUITE}:{suite.pk}", suite.echeance, qui, SUITE, region, objet=suite, depuis=depuis)


# ── How it reads ──────────────────────────────────────────────────────────────
def _des_reunions(genre: str, acteur: Acteur, notifications: Sequence[Notification]) -> dict[int, Ligne]:
    """About a meeting this person presides today."""
    visibles: QuerySet[Reunion] = Reunion.objects.filter(region_id__in=acteur.regions(Droit.PRESIDER_COLLEGE))
    reunions = visibles.prefetch_related("region", "comptes_rendus").in_bulk(
        {n.objet_id for n in notifications if n.objet_id}
    )
    lignes = {}
    for n in notifications:
        if (reunion := reunions.get(n.objet_id or 0)) is None:
            continue
        lignes[n.pk] = _ligne(genre, n, reunion)
    return lignes


def _ligne(genre: str, notification: Notification, reunion: Reunion) -> Ligne:
    v = reunion.region.vocabulaire
    quand = dire_jour(reunion.date)
    titre, precision, reste = {
        CONVOQUER: (
            f"Convoquer {v.reunion.le} {v.college.court.du} du {quand}",
            "En préparation : personne n’est encore prévenu.",
            reunion.etat == EtatReunion.PREPARATION and reunion.date == notification.echeance,
        ),
        CLORE: (
            f"Clore {v.reunion.le} {v.college.court.du} du {quand}",
            "Chaque point attend son issue, chaque personne sa présence.",
            reunion.etat in (EtatReunion.CONVOQUEE, EtatReunion.EN_SEANCE) and reunion.date == notification.echeance,
        ),
        DIFFUSER: (
            f"Diffuser {v.compte_rendu.le} {v.reunion.du} du {quand}",
            "Ceux qui y ont assisté pourront le relire.",
            reunion.etat == EtatReunion.PROJET and not reunion.comptes_rendus.all(),
        ),
    }[genre]
    texte = typographier(f"{quand_agir(notification, reunion.region)} {precision}") if reste else ""
    return Ligne(titre, reverse("reunion", args=[reunion.pk]), texte, reste)


def _des_suites(acteur: Acteur, notifications: Sequence[Notification]) -> dict[int, Ligne]:
    """One's own actions, of a meeting one may still see."""
    siennes = Suite.objects.filter(
        responsable=acteur.agent_id, point__reunion__in=Reunion.objects.visibles_par(acteur)
    ).select_related("point__reunion", "responsable")
    suites = siennes.prefetch_related("point__reunion__region").in_bulk(
        {n.objet_id for n in notifications if n.objet_id}
    )
    lignes = {}
    for n in notifications:
        if (suite := suites.get(n.objet_id or 0)) is None:
            continue
        actuelle = suite.etat == EtatSuite.A_FAIRE and policies.peut_solder(acteur, suite)
        region = suite.point.reunion.region
        demandee = f"{quand_agir(n, region)} Demandée à la réunion du {dire_jour(suite.point.reunion.date)}."
        adresse = f"{reverse('suites', args=[region.pk])}?miennes=oui"
        lignes[n.pk] = Ligne(suite.intitule, adresse, demandee if actuelle else "", actuelle)
    return lignes


def inscrire() -> None:
    """Called when the application starts."""
    rappels.inscrire(reunions_a_tenir)
    rappels.inscrire(suites_a_faire)
    ecrire: Callable[..., dict[int, Ligne]]
    for genre in (CONVOQUER, CLORE, DIFFUSER):
        ecrire = partial(_des_reunions, genre)
        redaction.inscrire(Redaction(genre, Famille.RAPPELS, ecrire))
    redaction.inscrire(Redaction(SUITE, Famille.RAPPELS, _des_suites))
