"""A session to come: planned, planned again, its members convened (règles V1, V6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from ctri.comite.regles import regles_de
from ctri.seances import policies
from ctri.seances.actions.convocation import convier
from ctri.seances.actions.verrou import verrouiller
from ctri.seances.models import (
    EtatSeance,
    Presence,
    Seance,
)
from ctri.seances.preavis import preavis
from mutualisation.courriels.actions import demander
from mutualisation.journal.actions import inscrire as inscrire_au_journal
from mutualisation.mandats.acteur import Acteur
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region

# Mails: the first to a place at the session, the second to the session itself.
CHANGEMENT, REPORT = "ctri.changement", "ctri.report"


@transaction.atomic
def creer(*, region: Region, debut: dt.datetime, fin_prevue: dt.datetime, lieu: str, par: Acteur) -> Seance:
    """Prepare a session: nobody is notified yet."""
    titre = policies.verifier_preparer(par, region)
    seance = Seance.objects.create(region=region, debut=debut, fin_prevue=fin_prevue, lieu=lieu)
    inscrire_au_journal(seance, "preparer", par=par, titre=titre, region=region, vers=seance.etat)
    return seance


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
    convier(seance, par=par)
    seance.etat = EtatSeance.CONVOQUEE
    seance.mode = regles.mode
    seance.save(update_fields=["etat", "mode"])
    inscrire_au_journal(
        seance, "convoquer", par=par, titre=titre, region=seance.region, de=EtatSeance.PREPARATION, vers=seance.etat,
        donnees={"preavis": delai.laisse, "preavis_demande": delai.demande},
    )  # fmt: skip
    return seance
