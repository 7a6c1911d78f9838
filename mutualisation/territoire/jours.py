"""The civil day of each region, in SQL: for rows of several regions read at once."""

from __future__ import annotations

from django.db.models import DateField, F, Func, Value
from django.db.models.functions import Cast

from mutualisation.temps import maintenant


def jour_civil(chemin: str) -> Cast:
    """Today's date where the row is; `chemin` leads to its region (“service__region”)."""
    fuseau = F(f"{chemin}__circonscription__fuseau")
    return Cast(Func(fuseau, Value(maintenant()), function="timezone"), DateField())
