"""How the acts on associated professionals read in the history (règle V7)."""

from __future__ import annotations

import datetime as dt

from mutualisation.journal.libelles import inscrire_phrases
from mutualisation.journal.models import Acte
from mutualisation.typographie import date_longue


def _date(acte: Acte, cle: str) -> str:
    return date_longue(dt.date.fromisoformat(acte.donnees[cle]))


def _association(acte: Acte) -> str:
    if acte.donnees["dernier_jour"] is None:
        return f"a associé cette personne à compter du {_date(acte, 'debut')}, sans terme"
    return f"a associé cette personne du {_date(acte, 'debut')} au {_date(acte, 'dernier_jour')}"


def inscrire() -> None:
    """Register a phrase for every act of this sub-package."""
    inscrire_phrases(
        "college.association",
        {
            "associer": _association,
            "terminer_association": lambda acte: (
                f"a mis fin à l’association, dernier jour le {_date(acte, 'dernier_jour')}"
            ),
        },
    )
