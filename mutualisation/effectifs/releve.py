"""The figures of a region, read in two queries whatever the number of agents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import DateField

from mutualisation.effectifs.ecarts import Effectifs, Presence, compter
from mutualisation.effectifs.models import EffectifSocle, Rattachement
from mutualisation.effectifs.referentiel import codes_medecins
from mutualisation.effectifs.socles import Fixe, socles
from mutualisation.requetes import Preparee, Trou
from mutualisation.territoire.models import Region, Service

_CHAMPS = ("service_id", "fonction", "postes", "periode")
_EN_POSTE = Preparee(
    lambda: (
        Rattachement.objects.filter(periode__contains=Trou("jour", DateField()), service__region=Trou("region"))
        .order_by("pk")
        .values_list("service_id", "agent__profession", "quotite")
    )
)
_FIXES = Preparee(
    lambda: EffectifSocle.objects.filter(service__region=Trou("region")).order_by("pk").values_list(*_CHAMPS)
)


def effectifs_de(region: Region, services: Iterable[Service], jour: dt.date) -> Effectifs:
    """Doctors and posts to keep on that day."""
    medecins = codes_medecins(region.schema)
    presences = (
        Presence(service, profession in medecins, quotite)
        for service, profession, quotite in _EN_POSTE.lignes(region=region.pk, jour=jour)
    )
    actes = [_fixe(*ligne) for ligne in _FIXES.lignes(region=region.pk)]
    return compter([s.pk for s in services], presences, socles(actes, jour))


def fixes(**filtre: Any) -> list[Fixe]:
    """The acts that fixed posts."""
    return [_fixe(*ligne) for ligne in EffectifSocle.objects.filter(**filtre).values_list(*_CHAMPS)]


def _fixe(service: int, fonction: str, nombre: Decimal, periode: DateRange) -> Fixe:
    return Fixe(service, fonction, nombre, periode.lower, periode.upper)
