"""The reminders of the reference day, sown last: what everybody has to do is known by then."""

from __future__ import annotations

from mutualisation.demonstration.registre import Contexte
from mutualisation.notifications.actions import rappeler


def semer(contexte: Contexte) -> None:
    """As the clock would have written them that morning."""
    with contexte.le(0, "06:05"):
        rappeler()
