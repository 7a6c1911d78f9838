"""How the acts on mandates and schemes read in the history (règle V7)."""

from __future__ import annotations

import datetime as dt

from mutualisation.journal.libelles import inscrire_phrases
from mutualisation.journal.models import Acte
from mutualisation.typographie import compte, date_longue


def inscrire() -> None:
    """Called once, when the application is ready."""
    inscrire_phrases(
        "mutualisation.mandat",
        {
            "nommer": "a enregistré ce mandat",
            "deleguer": "a enregistré cette délégation de signature",
            "suppleer": "a enregistré cette suppléance",
            "confier_interim": "a enregistré cet intérim",
            "mettre_fin": _fin,
            "annuler": "a annulé ce mandat avant qu’il ne commence",
        },
    )
    inscrire_phrases("mutualisation.dispositif", {"ouvrir_dispositif": _ouverture})


def _fin(acte: Acte) -> str:
    dernier = dt.date.fromisoformat(acte.donnees["dernier_jour"])
    return f"a mis fin au mandat, dernier jour le {date_longue(dernier)}"


def _ouverture(acte: Acte) -> str:
    return f"a ouvert le dispositif dans {compte(len(acte.donnees['regions']), 'région')}"
