"""What changes a plan. Every function locks the dossier first, checks the right, and is one transaction."""

from college.plans.actions.annulation import Annulation, annuler, derniere_saisie
from college.plans.actions.cellules import Bilan, ajouter_action_remplie, modifier_action, modifier_champ, trancher
from college.plans.actions.creation import creer_plan, precedent, reprendre_actions
from college.plans.actions.lignes import ajouter_action, deplacer, dupliquer, supprimer
from college.plans.actions.motifs import dire_changements, motiver_sans_reponse, motiver_surcharge, regler_capacite

__all__ = [
    "Annulation",
    "Bilan",
    "ajouter_action",
    "ajouter_action_remplie",
    "annuler",
    "creer_plan",
    "deplacer",
    "derniere_saisie",
    "dire_changements",
    "dupliquer",
    "modifier_action",
    "modifier_champ",
    "motiver_sans_reponse",
    "motiver_surcharge",
    "precedent",
    "regler_capacite",
    "reprendre_actions",
    "supprimer",
    "trancher",
]
