"""Meetings past their term: their minutes are acts of the college, frozen (règles C2, R1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from college.reunions.models import Reunion
from mutualisation.conservation.registre import Classe, inscrire
from mutualisation.territoire.models import Dispositif


def _aucune(dispositif: Dispositif, avant: dt.date) -> Sequence[int]:
    return ()


def _rien(reunions: Sequence[int]) -> None:
    """Nothing is ever due."""


def _anciennes(dispositif: Dispositif, avant: dt.date) -> int:
    return Reunion.objects.filter(region__dispositif=dispositif, date__lt=avant).count()


def inscrire_classe() -> None:
    """Called when the application starts."""
    inscrire(Classe("reunions", "", _aucune, _rien, figes=_anciennes, raison="réunions figées, à verser aux archives"))
