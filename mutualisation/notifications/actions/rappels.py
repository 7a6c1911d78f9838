"""The reminders of the day, in each region at its own civil date (règle V10)."""

from __future__ import annotations

import datetime as dt
import logging

from django.db import transaction

from mutualisation.notifications.actions.notifier import notifier
from mutualisation.notifications.rappels import cle_de, palier, recueillir
from mutualisation.temps import aujourdhui
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
            nombre += notifier(
                genre=rappel.genre,
                destinataires=rappel.destinataires,
                cle=cle_de(rappel, tour),
                objet=rappel.objet,
                region=region,
                donnees=rappel.donnees,
                echeance=rappel.echeance,
                par=None,
            )
    return nombre
