"""How the acts of drafting read in the history, where those who write look at it (règle V7)."""

from mutualisation.journal.libelles import inscrire_phrases


def inscrire() -> None:
    """Register a phrase for every act this storey writes on a dossier."""
    inscrire_phrases("ctri.dossier", {"trancher_conflit": "a choisi entre deux saisies d’une même case"})
