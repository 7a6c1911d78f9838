"""How the acts on minutes read in the history (règle V7)."""

from __future__ import annotations

from ctri.releves.etats import EtatReleve
from mutualisation.journal.libelles import inscrire_etats, inscrire_phrases


def inscrire() -> None:
    """Register the phrases of every act on minutes."""
    inscrire_phrases(
        "ctri.releve",
        {
            "etablir": "a clos la séance, dont le texte est établi d’après ses points",
            "rediger": "a modifié un texte",
            "adresser": "a adressé le texte aux membres",
            "corriger": "a repris le texte pour le corriger",
            "approuver": "a enregistré l’approbation",
        },
    )
    inscrire_etats("ctri.releve", lambda acte, etat: str(EtatReleve(etat).label))
