"""How the acts of drafting read in the history, where those who write look at it (règle V7)."""

from mutualisation.journal.libelles import inscrire_phrases
from mutualisation.journal.models import Acte


def _conflit(acte: Acte) -> str:
    garde = "la sienne" if acte.donnees["garde"] == "mienne" else "celle de l’autre personne"
    return f"a choisi entre deux saisies d’une même case : {garde}"


def inscrire() -> None:
    """Register a phrase for every act this storey writes on a draft."""
    inscrire_phrases("college.plantravail", {"trancher_conflit": _conflit})
