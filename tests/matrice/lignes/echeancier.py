"""The clock of a region, and regions side by side (règle V3)."""

from __future__ import annotations

from typing import Any

from tests.distribution import Monde
from tests.matrice.modele import BRETAGNE, LECTEURS_A, TOUS, Ligne

# Who follows or evaluates at least one region.
SUIVENT = frozenset(
    {
        "mir_a", "mir_b", "mir_outremer", "chef_siege_a", "chef_siege_b", "chef_outremer", "national", "evaluateur",
        "mcr", "responsable_pole",
    }
)  # fmt: skip


def _auvergne(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.auvergne.pk}


def _bretagne(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.bretagne.pk}


def _format(monde: Monde) -> dict[str, Any]:
    return {"format_": "xlsx"}


LIGNES = [
    Ligne("echeancier", LECTEURS_A, construire=_auvergne),
    Ligne("echeancier", BRETAGNE, "des pôles et des services", construire=_bretagne),
    Ligne("echeanciers", SUIVENT, voient=TOUS, inconnus=403),
    Ligne("echeanciers_export", SUIVENT, construire=_format, voient=TOUS, inconnus=403),
]
