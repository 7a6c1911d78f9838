"""The mandates of a person, by moment, as “my account” and the page of a user without mandate show them."""

from __future__ import annotations

from dataclasses import dataclass, field

from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.models import Mandat
from mutualisation.mandats.roles import qualite_du_mandat
from mutualisation.temps import aujourdhui


@dataclass
class Mandats:
    """Pairs (mandate, capacity in words)."""

    en_vigueur: list[tuple[Mandat, str]] = field(default_factory=list)
    a_venir: list[tuple[Mandat, str]] = field(default_factory=list)
    termines: list[tuple[Mandat, str]] = field(default_factory=list)


def mandats_de(personne: Utilisateur) -> Mandats:
    """All of them, in one query; “today” is that of the mandate's region (règle T4)."""
    mandats = Mandats()
    lies = Mandat.objects.filter(titulaire=personne).select_related(
        "titulaire", "region", "service__departement", "pour__titulaire", "dispositif__referentiel"
    )
    for mandat in lies.order_by("periode", "pk"):
        jour = aujourdhui(mandat.region.fuseau if mandat.region else None)
        liste = mandats.en_vigueur
        if mandat.debut > jour:
            liste = mandats.a_venir
        elif mandat.dernier_jour and mandat.dernier_jour < jour:
            liste = mandats.termines
        liste.append((mandat, qualite_du_mandat(mandat)))
    return mandats
