"""A committee of one head decides by a dated act: one click holds the session behind (règle V1)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from ctri.comite.membres import un_seul_membre
from ctri.dossiers import policies as regles_dossier
from ctri.dossiers.decision import decider
from ctri.dossiers.models import Decision, Dossier
from ctri.seances.actions.convocation import convier
from ctri.seances.actions.ordre_du_jour import inscrire_dossier
from ctri.seances.actions.presences import pointer
from ctri.seances.actions.programme import creer
from ctri.seances.actions.tenue import clore, ouvrir
from ctri.seances.models import EtatPresence, EtatSeance, Point
from mutualisation.journal.actions import inscrire as inscrire_au_journal
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui, maintenant

DUREE = dt.timedelta(hours=1)


def verifier_prendre(acteur: Acteur, dossier: Dossier) -> Titre:
    """Only where one head is the whole committee; the text is submitted, its PDF ready."""
    titre = regles_dossier.verifier_inscrire(acteur, dossier)
    region = dossier.region
    if not un_seul_membre(region, aujourdhui(region.fuseau)):
        v = region.vocabulaire
        raise Refus(f"{v.comite.court.Le} décide en {v.seance.nom}, à plusieurs.")
    return titre


@transaction.atomic
def prendre(*, dossier: Dossier, par: Acteur) -> Point:
    """Hold at once the session of one head, with this text alone on its agenda, ready to be decided."""
    titre = verifier_prendre(par, dossier)
    region, debut = dossier.region, maintenant()
    siege = region.services.select_related("departement").filter(est_siege=True).first()
    lieu = siege.departement.chef_lieu if siege else str(region.nom)
    seance = creer(region=region, debut=debut, fin_prevue=debut + DUREE, lieu=lieu, par=par)
    point = inscrire_dossier(seance=seance, dossier=dossier, par=par)
    # Nobody to convene but the head who decides now: the mail finds a session already open, and is not sent.
    (presence,) = convier(seance, par=par, proposants=False)
    seance.etat = EtatSeance.CONVOQUEE
    seance.save(update_fields=["etat"])
    inscrire_au_journal(
        seance, "convoquer", par=par, titre=titre, region=region, de=EtatSeance.PREPARATION, vers=seance.etat
    )
    pointer(presence=presence, etat=EtatPresence.PRESENT, par=par)
    ouvrir(seance=seance, par=par)
    return Point.objects.select_related("seance__region", "dossier__region").get(pk=point.pk)


@transaction.atomic
def decider_seul(*, point: Point, acte: str, motif: str, par: Acteur) -> Decision:
    """The decision, and the end of the session when nothing is left to decide."""
    prise = decider(point=point, acte=acte, motif=motif, par=par)
    if not point.seance.points.filter(issue="").exists():
        clore(seance=point.seance, par=par)
    return prise
