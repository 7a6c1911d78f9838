"""Asking for a mail, taking up what was left, deleting what is old: the row is the outbox (ADR 0006)."""

from __future__ import annotations

import logging

from django.db import transaction

from mutualisation.comptes.models import Utilisateur
from mutualisation.courriels.models import Courriel, Etat
from mutualisation.courriels.redaction import redacteur
from mutualisation.file import enfiler
from mutualisation.mandats.acteur import Acteur
from mutualisation.temps import maintenant

journal = logging.getLogger(__name__)

TACHE = "mutualisation.tasks.envoyer_courriel"
# What one pass of the sweep sends at most.
LOT = 50
# No row ever has this number.
AUCUN = 0


@transaction.atomic
def demander(*, genre: str, destinataire: Utilisateur, par: Acteur | None, objet_id: int | None = None) -> Courriel:
    """Ask for a mail, in the transaction of the act it tells of: both exist, or neither."""
    courriel = Courriel.objects.create(
        genre=redacteur(genre).genre,
        destinataire=destinataire,
        objet_id=objet_id,
        demande_par=par.utilisateur if par else None,
        demande_le=maintenant(),
    )
    enfiler(TACHE, courriel.pk)
    return courriel


def feindre() -> None:
    """Send the queue a message about no mail: a request that sends nothing takes as long as one that does."""
    enfiler(TACHE, AUCUN)


def reprendre() -> int:
    """Send to the queue what waited or was left by a dead worker; several sweeps at once share the rows."""
    instant = maintenant()
    with transaction.atomic():
        for courriel in Courriel.objects.epuises(instant).select_for_update(skip_locked=True, of=("self",)):
            courriel.erreur = "worker lost at every attempt"
            courriel.poser(Etat.ECHEC)
            journal.error("mail given up", extra={"courriel": courriel.pk})
        attendent = Courriel.objects.a_reprendre(instant).select_for_update(skip_locked=True, of=("self",))
        lot = [courriel.pk for courriel in attendent.order_by("demande_le", "pk")[:LOT]]
        Courriel.objects.filter(pk__in=lot).update(enfile_le=instant)
        for courriel_id in lot:
            enfiler(TACHE, courriel_id)
    return len(lot)


def purger() -> int:
    """Delete the rows that nothing needs any more."""
    nombre, _ = Courriel.objects.perimes(maintenant()).delete()
    if nombre:
        journal.info("old mails deleted", extra={"courriels": nombre})
    return nombre
