"""How the acts on meetings read in the history (règle V7)."""

from college.reunions.models import EtatReunion
from mutualisation.journal.libelles import inscrire_etats, inscrire_phrases


def inscrire() -> None:
    """Register a phrase for every act of this sub-package."""
    inscrire_phrases(
        "college.reunion",
        {
            "prevoir": "a prévu la réunion",
            "pointer": "a pointé les présences",
            "rendre_avis": "a enregistré un avis",
            "tenir": "a déclaré la réunion tenue",
            "s_ecarter": "a dit pourquoi le texte s’écarte de l’avis",
        },
    )
    inscrire_etats("college.reunion", lambda acte, etat: str(EtatReunion(etat).label))
