"""How often a calendar may be asked for: counted by process, in memory, so that a reading writes nothing."""

from __future__ import annotations

from django.core.cache import cache

FENETRE = 60
# The same address, by the minute: calendars come back every hour, a click or two aside.
PAR_LIEN = 12
# Addresses that open nothing, from the same place, by the minute.
ECHECS = 30


def trop(cle: str, plafond: int) -> bool:
    """Count one more, and whether that is too many within the minute."""
    cache.add(cle, 0, FENETRE)
    try:
        return cache.incr(cle) > plafond
    except ValueError:
        # The minute ended between the two.
        return False


def atteint(cle: str, plafond: int) -> bool:
    """Whether the ceiling is reached, without counting."""
    return cache.get(cle, 0) >= plafond
