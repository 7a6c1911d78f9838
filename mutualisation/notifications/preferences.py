"""Who wants what by mail: what they chose, else the default."""

from __future__ import annotations

from collections.abc import Collection

from mutualisation.notifications.familles import PAR_DEFAUT, Famille
from mutualisation.notifications.models import Preference


def preferences_de(utilisateur_id: int) -> dict[Famille, bool]:
    """Every family, for one person."""
    choisies = Preference.objects.de(utilisateur_id)
    return {famille: choisies.get(famille, PAR_DEFAUT[famille]) for famille in Famille}


def abonnes(famille: Famille, personnes: Collection[int]) -> set[int]:
    """Those among these accounts who get that family by mail."""
    choisies = dict(
        Preference.objects.filter(famille=famille, utilisateur__in=personnes).values_list(
            "utilisateur_id", "par_courriel"
        )
    )
    return {pk for pk in personnes if choisies.get(pk, PAR_DEFAUT[famille])}
