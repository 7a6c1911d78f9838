"""What changes a règlement. Every function locks the dossier first, checks the right, and is one transaction."""

from college.reglement.actions.articles import (
    abroger_article,
    ajouter_article,
    modifier_article,
    retablir_article,
    supprimer_article,
)
from college.reglement.actions.creation import creer_reglement, dernier_texte
from college.reglement.actions.parametres import regler_parametres
from college.reglement.actions.verrou import Conflit

__all__ = [
    "Conflit",
    "abroger_article",
    "ajouter_article",
    "creer_reglement",
    "dernier_texte",
    "modifier_article",
    "regler_parametres",
    "retablir_article",
    "supprimer_article",
]
