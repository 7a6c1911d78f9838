"""How commenting reads in the history (règle V7)."""

from mutualisation.journal.libelles import inscrire_phrases
from mutualisation.journal.models import Acte


def _commenter(acte: Acte) -> str:
    version = acte.donnees["version"]
    return "a commenté les chiffres" if version == 1 else f"a modifié le commentaire (version {version})"


def inscrire() -> None:
    """Register a phrase for every act of this sub-package."""
    inscrire_phrases("college.commentaire", {"commenter": _commenter})
