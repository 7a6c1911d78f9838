"""Retention (règle R1)."""

from __future__ import annotations

import datetime as dt
import logging

from django.conf import settings
from django.db import transaction

from mutualisation.notifications.models import Groupement, Notification
from mutualisation.notifications.rappels import cle_de, palier, recueillir
from mutualisation.temps import aujourdhui, maintenant
from mutualisation.territoire.models import Region

journal = logging.getLogger(__name__)


@transaction.atomic
def purger() -> int:
    """Delete what nothing needs any more; a reminder of what is still not done stays, or it would be sent again."""
    instant = maintenant()
    perimees = Notification.objects.perimees(instant).exclude(cle__in=_encore_dus())
    nombre, _ = perimees.delete()
    Groupement.objects.filter(jour__lt=(instant - settings.NOTIFICATIONS_CONSERVATION).date()).delete()
    if nombre:
        journal.info("old notifications deleted", extra={"notifications": nombre})
    return nombre


def _encore_dus() -> set[str]:
    """Keys of the reminders that would be written again today."""
    cles = set()
    for region in Region.objects.order_by("pk"):
        jour: dt.date = aujourdhui(region.fuseau)
        regles = region.schema.rappels
        cles |= {cle_de(r, tour) for r in recueillir(region, jour) if (tour := palier(r, jour, regles))}
    return cles
