"""The figures of a region, read in two queries whatever the number of agents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from mutualisation.effectifs.ecarts import Effectifs, Presence, compter
from mutualisation.effectifs.models import EffectifSocle, Rattachement
from mutualisation.effectifs.referentiel import codes_medecins
from mutualisation.effectifs.socles import Fixe, socles
from mutualisation.territoire.models import Region, Service


def effectifs_de(region: Region, services: Iterable[Service], jour: dt.date) -> Effectifs:
    """Doctors and posts to keep on that day."""
    medecins = codes_medecins(region.schema)
    en_poste = Rattachement.objects.au(jour).filter(service__region=region)
    presences = (
        Presence(service, profession in medecins, quotite)
        for service, profession, quotite in en_poste.values_list("service_id", "agent__profession", "quotite")
    )
    return compter([s.pk for s in services], presences, socles(fixes(service__region=region), jour))


def fixes(**filtre: Any) -> list[Fixe]:
    """The acts that fixed posts."""
    lignes = EffectifSocle.objects.filter(**filtre).values_list("service_id", "fonction", "postes", "periode")
    return [Fixe(service, fonction, nombre, p.lower, p.upper) for service, fonction, nombre, p in lignes]
