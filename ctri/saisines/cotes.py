"""Who belongs to each body, and who may write or speak for it (règles C4, T5)."""

from __future__ import annotations

from collections.abc import Iterable

from ctri.saisines.etats import Instance, Pouvoir
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region

_SEANCES = (Droit.TENIR_SEANCE, Droit.PRESIDER_COMITE)
MEMBRES: dict[Instance, tuple[Droit, ...]] = {
    Instance.COMITE: (Droit.SIEGER, *_SEANCES),
    Instance.COLLEGE: (Droit.CONTRIBUER, Droit.PRESIDER_COLLEGE, Droit.REDIGER),
}
POUVOIRS: dict[tuple[Instance, Pouvoir], tuple[Droit, ...]] = {
    (Instance.COMITE, Pouvoir.MENER): _SEANCES,
    (Instance.COMITE, Pouvoir.REDIGER): _SEANCES,
    (Instance.COLLEGE, Pouvoir.MENER): (Droit.PRESIDER_COLLEGE,),
    (Instance.COLLEGE, Pouvoir.REDIGER): (Droit.PRESIDER_COLLEGE, Droit.REDIGER),
}


def regions_de(acteur: Acteur, instance: Instance) -> set[int]:
    """Identifiers of the regions where this person belongs to that body."""
    return set().union(*(acteur.regions(droit) for droit in MEMBRES[instance]))


def titre_parmi(acteur: Acteur, region: Region, droits: Iterable[str]) -> Titre | None:
    """The capacity that opens one of these rights, the first named first."""
    return next((titre for droit in droits if (titre := acteur.titre(droit, region)) is not None), None)


def titre_pour(acteur: Acteur, region: Region, instance: Instance, pouvoir: Pouvoir) -> Titre | None:
    """The capacity in which this person writes or speaks for that body."""
    return titre_parmi(acteur, region, POUVOIRS[instance, pouvoir])


def titre_de_membre(acteur: Acteur, region: Region, instance: Instance) -> Titre | None:
    """The capacity in which this person belongs to that body."""
    return titre_parmi(acteur, region, MEMBRES[instance])


def instances_de(acteur: Acteur, region: Region) -> frozenset[Instance]:
    """The bodies this person belongs to: both, where one service holds both roles (règle T2)."""
    return frozenset(i for i in Instance if titre_de_membre(acteur, region, i) is not None)


def menees_par(acteur: Acteur, region: Region) -> list[Instance]:
    """The bodies this person speaks for."""
    return [i for i in Instance if titre_pour(acteur, region, i, Pouvoir.MENER) is not None]
