"""How the acts on référentiels read in the history (règle V7)."""

from mutualisation.journal.libelles import inscrire_phrases


def inscrire() -> None:
    """Register a phrase for every act of this sub-package."""
    inscrire_phrases("mutualisation.referentiel", {"charger": "a chargé cette version du référentiel"})
