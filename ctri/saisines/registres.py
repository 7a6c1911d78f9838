"""Everything questions register when the application starts."""

from __future__ import annotations

from ctri import statuts
from ctri.saisines import accueil, agendas, courriels, recits, seances
from ctri.saisines.statuts import TABLE
from mutualisation.accueil.registre import registre


def inscrire() -> None:
    """Home page, committee's agendas, mails, phrases, table of states."""
    accueil.inscrire(registre)
    agendas.inscrire(seances.places, seances.inscriptions)
    courriels.inscrire()
    recits.inscrire()
    statuts.inscrire(TABLE)
