"""Who a transmission is sent to on a day: whoever sits in the committee, and its secretary (règles C3, V1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ctri.comite.membres import membres_de
from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Mandat, Nature
from mutualisation.mandats.roles import qualite_du_mandat
from mutualisation.territoire.models import Region


@dataclass(frozen=True)
class Attendu:
    """Somebody who will receive it, and as what."""

    utilisateur: Utilisateur
    mandat: Mandat
    qualite: str


def destinataires_de(region: Region, jour: dt.date, *, sauf: Utilisateur) -> list[Attendu]:
    """Members by right, then the secretary; neither the proposers, who know, nor the sender. Each once."""
    membres = [m for m in membres_de(region, jour) if region.schema.role(m.mandat.role).siege]
    attendus = [Attendu(m.utilisateur, m.mandat, m.qualite) for m in membres]
    attendus += [Attendu(m.titulaire, m, qualite_du_mandat(m)) for m in _secretariat(region, jour)]
    uniques: dict[int, Attendu] = {}
    for attendu in attendus:
        uniques.setdefault(attendu.utilisateur.pk, attendu)
    uniques.pop(sauf.pk, None)
    return list(uniques.values())


def _secretariat(region: Region, jour: dt.date) -> list[Mandat]:
    """Whoever prepares the sessions; a delegation of signature receives nothing of its own."""
    roles = [role.code for role in region.schema.roles if Droit.TENIR_SEANCE in (*role.droits, *role.droits_region)]
    tenus = Mandat.objects.au(jour).filter(region=region, role__in=roles).exclude(nature=Nature.DELEGATION)
    return list(tenus.avec_noms().order_by("pk"))
