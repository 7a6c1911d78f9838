"""How retention reads in the history: a class and a number, never a name."""

from __future__ import annotations

from mutualisation.journal.libelles import inscrire_phrases
from mutualisation.journal.models import Acte
from mutualisation.typographie import compte


def _conserver(acte: Acte) -> str:
    lignes = compte(acte.donnees["nombre"], "ligne traitée", "lignes traitées")
    return f"conservation des données, classe « {acte.donnees['classe']} » : {lignes}"


def inscrire() -> None:
    """Called when the application starts."""
    inscrire_phrases("mutualisation.dispositif", {"conserver": _conserver})
