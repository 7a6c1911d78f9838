"""The reminders of the day, in each region at its own civil date (règle V10)."""

from __future__ import annotations

import datetime as dt
import logging

from django.db import transaction

from mutualisation.notifications.actions.notifier import notifier
from mutualisation.notifications.models import Notification
from mutualisation.notifications.rappels import Rappel, cle_de, motif_de, palier, recueillir
from mutualisation.temps import aujourdhui, maintenant
from mutualisation.territoire.models import Region

journal = logging.getLogger(__name__)


def rappeler() -> int:
    """Every region; one that fails does not keep the others waiting. How many people were reminded of something."""
    nombre = 0
    for region in Region.objects.order_by("pk"):
        jour = aujourdhui(region.fuseau)
        if jour < region.demarrage or jour not in region.dispositif.periode:
            continue
        try:
            nombre += _rappeler_dans(region, jour)
        except Exception:
            journal.exception("reminders of a region not written", extra={"region": region.pk})
    return nombre


@transaction.atomic
def _rappeler_dans(region: Region, jour: dt.date) -> int:
    nombre = 0
    for rappel in recueillir(region, jour):
        if tour := palier(rappel, jour, region.schema.rappels):
            nombre += _rappeler_une_fois(rappel, cle_de(rappel, tour))
    return nombre


def _rappeler_une_fois(rappel: Rappel, cle: str) -> int:
    nombre = notifier(
        genre=rappel.genre,
        destinataires=rappel.destinataires,
        cle=cle,
        objet=rappel.objet,
        region=rappel.region,
        donnees=rappel.donnees,
        echeance=rappel.echeance,
        par=None,
    )
    if nombre:
        # The earlier reminders of the same thing would say the same words: only the last one is left to read or send.
        autres = Notification.objects.non_lues().filter(cle__regex=motif_de(rappel)).exclude(cle=cle)
        autres.filter(destinataire__in=rappel.destinataires).update(lue_le=maintenant())
    return nombre
