"""Who sits in the committee of a region on a day (règles V1, T2, T5)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.models import Mandat, Nature
from mutualisation.mandats.roles import qualite_du_mandat
from mutualisation.territoire.models import Region


@dataclass(frozen=True)
class Membre:
    """One seat. Someone who heads two services sits once, and the presiding mandate wins (règle T2)."""

    utilisateur: Utilisateur
    mandat: Mandat
    qualite: str
    voix: bool
    preside: bool


def membres_de(region: Region, jour: dt.date) -> list[Membre]:
    """Members by right, the presidency first, then the proposers without vote unless the référentiel seats them.

    A delegation of signature does not sit; an interim does.
    """
    proposants = {livrable.proposant for livrable in region.schema.livrables}
    roles = {role.code: role for role in region.schema.roles if role.siege or role.code in proposants}
    mandats = (
        Mandat.objects.filter(region=region, role__in=roles, periode__contains=jour)
        .exclude(nature=Nature.DELEGATION)
        .filter(~Q(nature=Nature.SUPPLEANCE) | Q(pour__periode__contains=jour))
        .select_related("titulaire", "service", "region", "pour__titulaire")
        .order_by("service__departement", "role", "pk")
    )
    sieges: dict[int, Membre] = {}
    for mandat in mandats:
        role = roles[mandat.role]
        membre = Membre(mandat.titulaire, mandat, qualite_du_mandat(mandat), role.siege and role.voix, role.preside)
        deja = sieges.get(mandat.titulaire_id)
        if deja is None or (membre.preside, membre.voix) > (deja.preside, deja.voix):
            sieges[mandat.titulaire_id] = membre
    return sorted(sieges.values(), key=lambda m: (not m.preside, not m.voix))


def un_seul_membre(region: Region, jour: dt.date) -> bool:
    """A committee of one head decides by a dated act: neither quorum, nor vote, nor consensus (règle V1)."""
    return sum(membre.voix for membre in membres_de(region, jour)) == 1
