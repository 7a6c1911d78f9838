"""Telling people something, once each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models, transaction

from mutualisation.comptes.models import Utilisateur
from mutualisation.courriels.actions import demander
from mutualisation.mandats.acteur import Acteur
from mutualisation.notifications.models import Notification
from mutualisation.notifications.preferences import abonnes
from mutualisation.notifications.redaction import redaction
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region

# The mail of one urgent notification.
URGENT = "mutualisation.notification"


@transaction.atomic
def notifier(
    *,
    genre: str,
    destinataires: Iterable[Utilisateur],
    cle: str,
    objet: models.Model | None = None,
    region: Region | None = None,
    donnees: Mapping[str, Any] | None = None,
    echeance: dt.date | None = None,
    urgente: bool = False,
    par: Acteur | None,
) -> int:
    """Tell each of them, in the transaction of the act; how many had not been told.

    `cle` says what it is about for ever (“ctri.decision:12”): telling again changes nothing, even at the same instant.
    An urgent one leaves at once, whatever the person chose; the others wait for the mail of the day.
    """
    famille = redaction(genre).famille
    personnes = {personne.pk: personne for personne in destinataires if personne.is_active}
    par_courriel = set(personnes) if urgente else abonnes(famille, personnes)
    avant = Notification.objects.filter(cle=cle).count()
    Notification.objects.bulk_create(
        [
            Notification(
                destinataire=personnes[pk], genre=genre, cle=cle, region=region,
                objet_type=objet._meta.label_lower if objet else "", objet_id=objet.pk if objet else None,
                donnees=dict(donnees or {}), echeance=echeance, urgente=urgente, a_envoyer=pk in par_courriel,
                cree_le=maintenant(),
            )
            for pk in sorted(personnes)
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    if urgente:
        _envoyer(cle, par)
    return Notification.objects.filter(cle=cle).count() - avant


def _envoyer(cle: str, par: Acteur | None) -> None:
    """One mail for each row without one: whoever told the same thing at the same instant has given theirs a mail."""
    sans = Notification.objects.filter(cle=cle, urgente=True, a_envoyer=True, courriel=None)
    for notification in sans.select_related("destinataire").select_for_update(of=("self",)).order_by("pk"):
        notification.courriel = demander(
            genre=URGENT, destinataire=notification.destinataire, par=par, objet_id=notification.pk
        )
        notification.save(update_fields=["courriel"])
