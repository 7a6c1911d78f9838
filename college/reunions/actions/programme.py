"""A meeting to come: planned, planned again, convened, called off (règles C1, C2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from college.membres.composition import journee, membres_de_droit
from college.reunions import policies
from college.reunions.actions.ordre_du_jour import poser_modele
from college.reunions.actions.porte import SANS_MOTIF, franchir, verrouiller
from college.reunions.convoques import convoques, joignables
from college.reunions.etats import EtatReunion
from college.reunions.models import ModeleReunion, PresenceReunion, Reunion
from ctri.seances.preavis import preavis
from mutualisation.courriels.actions import demander
from mutualisation.effectifs.models import Agent
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region

# Mails: to a place at the meeting, but for the last one, to the meeting itself.
CONVOCATION, CHANGEMENT, REPORT = "college.convocation", "college.changement", "college.report"


@transaction.atomic
def prevoir(
    *,
    region: Region,
    date: dt.date,
    lieu: str,
    par: Acteur,
    debut: dt.time = dt.time(14),
    fin: dt.time = dt.time(16),
    modele: ModeleReunion | None = None,
) -> Reunion:
    """Set a meeting with its recurring points and those of a template; nobody is notified."""
    titre = policies.verifier_presider(par, region)
    reunion = Reunion.objects.create(region=region, date=date, debut=debut, fin=fin, lieu=lieu)
    poser_modele(reunion, modele)
    inscrire(reunion, "prevoir", par=par, titre=titre, region=region, vers=reunion.etat)
    return reunion


@transaction.atomic
def reprogrammer(*, reunion: Reunion, date: dt.date, debut: dt.time, fin: dt.time, lieu: str, par: Acteur) -> Reunion:
    """Change day, hours or place; another day undoes the convocation. Nothing is written when nothing changes."""
    reunion = verrouiller(reunion)
    titre = policies.verifier_reprogrammer(par, reunion)
    ancien = (reunion.date, reunion.debut, reunion.fin, reunion.lieu)
    if ancien == (date, debut, fin, lieu):
        return reunion
    reunion.date, reunion.debut, reunion.fin, reunion.lieu = date, debut, fin, lieu
    reunion.save(update_fields=["date", "debut", "fin", "lieu"])
    donnees = {"date": [ancien[0].isoformat(), date.isoformat()], "lieu": [ancien[3], lieu]}
    convoquee = reunion.etat == EtatReunion.CONVOQUEE
    if convoquee and date != ancien[0]:
        _dedire(reunion, par)
        reunion.presences.filter(mandataire__isnull=False).update(mandataire=None, etat="attendu")
        reunion.presences.all().delete()
        return franchir(reunion=reunion, acte="reporter", par=par, titre=titre, donnees=donnees)
    if convoquee:
        _prevenir(reunion, CHANGEMENT, par)
    inscrire(reunion, "reprogrammer", par=par, titre=titre, region=reunion.region, donnees=donnees)
    return reunion


def _prevenir(reunion: Reunion, genre: str, par: Acteur) -> None:
    """A mail to each person convened who has an account."""
    for presence, compte in joignables(reunion.presences.all()):
        demander(genre=genre, destinataire=compte, par=par, objet_id=presence.pk)


def _dedire(reunion: Reunion, par: Acteur) -> None:
    """The day that was announced does not hold."""
    for _, compte in joignables(reunion.presences.all()):
        demander(genre=REPORT, destinataire=compte, par=par, objet_id=reunion.pk)


@transaction.atomic
def convoquer(*, reunion: Reunion, par: Acteur, associes: Collection[int] = (), motif: str = "") -> Reunion:
    """Fix who is expected: members by right that day, and the associated professionals chosen (agent ids).

    A notice shorter than the college's rules ask needs its reason (règle V3).
    """
    reunion = verrouiller(reunion)
    titre = policies.verifier_convoquer(par, reunion)
    delai = preavis(aujourdhui(reunion.region.fuseau), reunion.date, policies.regles_de(reunion).preavis_jours)
    if not delai.tenu and not motif:
        raise Refus(f"Préavis trop court : {delai.phrase} Dites pourquoi.", "motif")
    PresenceReunion.objects.bulk_create(
        PresenceReunion(reunion=reunion, agent=c.agent, qualite=c.qualite, voix=c.voix, preside=c.preside)
        for c in convoques(reunion.region, reunion.date)
        if c.voix or c.agent.pk in associes
    )
    _prevenir(reunion, CONVOCATION, par)
    donnees = {"preavis": delai.laisse, "preavis_demande": delai.demande}
    return franchir(
        reunion=reunion, acte="convoquer", par=par, titre=titre, motif="" if delai.tenu else motif, donnees=donnees
    )


@transaction.atomic
def annuler(*, reunion: Reunion, motif: str, par: Acteur) -> Reunion:
    """Call the meeting off; those convened are told, and what it was to deal with is kept."""
    reunion = verrouiller(reunion)
    titre = policies.verifier_reprogrammer(par, reunion)
    if not motif:
        raise Refus(SANS_MOTIF, "motif")
    _dedire(reunion, par)
    # Questions and points put off wait again for a meeting; the title keeps what this one was about.
    reunion.points.update(suite_de=None, saisine=None)
    return franchir(reunion=reunion, acte="annuler", par=par, titre=titre, motif=motif)


@transaction.atomic
def designer_secretaire(*, reunion: Reunion, agent: Agent | None, par: Acteur) -> Reunion:
    """Who writes the minutes with the presidency: a member by right of that day, or nobody."""
    reunion = verrouiller(reunion)
    titre = policies.verifier_presider(par, reunion.region)
    if reunion.etat in (EtatReunion.APPROUVEE, EtatReunion.ANNULEE):
        raise Refus("Le compte rendu ne s’écrit plus.")
    membres = {m.agent.pk for m in membres_de_droit(reunion.region, journee(reunion.date))}
    if agent is not None and agent.pk not in membres:
        raise Refus("Choisissez un membre du collège.", "secretaire")
    reunion.secretaire = agent
    reunion.save(update_fields=["secretaire"])
    inscrire(reunion, "designer_secretaire", par=par, titre=titre, region=reunion.region)
    return reunion
