"""The lock every act on a session takes first."""

from __future__ import annotations

from ctri.seances.models import (
    Seance,
)


def verrouiller(seance: Seance) -> Seance:
    """The session as it is now, held until the end of the transaction."""
    return Seance.objects.select_for_update(of=("self",), no_key=True).get(pk=seance.pk)
