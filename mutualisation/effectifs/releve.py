"""The figures of a region, read in two queries whatever the number of agents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from mutualisation.effectifs.ecarts import Effectifs, Presence, compter
from mutualisation.effectifs.models import EffectifSocle, Rattachement
from mutualisation.effectifs.referentiel import codes_medecins
from mutualisation.territoire.models import Region, Service


def effectifs_de(region: Region, services: Iterable[Service], jour: dt.date) -> Effectifs:
    """Doctors and posts to keep on that day; a post fixed for one function alone is not a service's total."""
    medecins = codes_medecins(region.schema)
    en_poste = Rattachement.objects.au(jour).filter(service__region=region)
    presences = (
        Presence(service, profession in medecins, quotite)
        for service, profession, quotite in en_poste.values_list("service_id", "agent__profession", "quotite")
    )
    socles = EffectifSocle.objects.filter(service__region=region, fonction="", periode__contains=jour)
    return compter([s.pk for s in services], presences, dict(socles.values_list("service_id", "postes")))
