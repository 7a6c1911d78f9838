"""The mandates of a person, by moment, as “my account” and the page of a user without mandate show them."""

from __future__ import annotations

from dataclasses import dataclass, field

from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.models import EtatMandat, Mandat
from mutualisation.mandats.roles import qualite_du_mandat
from mutualisation.temps import aujourdhui


@dataclass
class Mandats:
    """Pairs (mandate, capacity in words)."""

    en_vigueur: list[tuple[Mandat, str]] = field(default_factory=list)
    a_venir: list[tuple[Mandat, str]] = field(default_factory=list)
    termines: list[tuple[Mandat, str]] = field(default_factory=list)


def mandats_de(personne: Utilisateur) -> Mandats:
    """All of them; “today” is that of the mandate's region (règle T4), and what lapsed is over (règle T5)."""
    mandats = Mandats()
    listes = {EtatMandat.EN_VIGUEUR: mandats.en_vigueur, EtatMandat.A_VENIR: mandats.a_venir}
    lies = list(Mandat.objects.filter(titulaire=personne).avec_noms().order_by("periode", "pk"))
    etats = _etats(lies)
    for mandat in lies:
        listes.get(etats[mandat.pk], mandats.termines).append((mandat, qualite_du_mandat(mandat)))
    return mandats


def _etats(mandats: list[Mandat]) -> dict[int, EtatMandat]:
    """One query for each civil day in which these regions live: two at most."""
    jours = {m.pk: aujourdhui(m.region.fuseau if m.region else None) for m in mandats}
    etats: dict[int, EtatMandat] = {}
    for jour in set(jours.values()):
        etats |= Mandat.objects.filter(pk__in=[pk for pk, j in jours.items() if j == jour]).etats(jour)
    return etats
