"""How the sending of a text reads in the history; reading it leaves nothing there (règle C3)."""

from __future__ import annotations

from mutualisation.journal.libelles import inscrire_phrases
from mutualisation.journal.models import Acte
from mutualisation.typographie import compte


def _transmettre(acte: Acte) -> str:
    return f"a transmis pour information à {compte(acte.donnees['destinataires'], 'destinataire')}"


def inscrire() -> None:
    """Called when the application starts."""
    inscrire_phrases("ctri.transmission", {"transmettre": _transmettre})
