"""How the acts on a règlement read in the history (règle V7)."""

from collections.abc import Callable

from mutualisation.journal.libelles import inscrire_phrases
from mutualisation.journal.models import Acte


def _article(verbe: str) -> Callable[[Acte], str]:
    """“a modifié l’article 4-1”."""
    return lambda acte: f"{verbe} l’article {acte.donnees['article']}"


def inscrire() -> None:
    """Register a phrase for every act of this sub-package."""
    inscrire_phrases(
        "college.reglement",
        {
            "modifier_article": _article("a modifié"),
            "ajouter_article": _article("a ajouté"),
            "abroger_article": _article("a abrogé"),
            "retablir_article": _article("a rétabli"),
            "supprimer_article": _article("a supprimé"),
            "regler_parametres": "a changé les règles que les articles énoncent",
        },
    )
