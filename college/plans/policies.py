"""Who reads and who writes a plan, and if not why (règles C3, V5): as any proposal."""

from __future__ import annotations

from college.plans.models import PlanTravail
from college.propositions.policies import verifier_ecrire, verifier_lire_brouillon
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus


def verifier_lire(acteur: Acteur, plan: PlanTravail) -> None:
    """Nothing is read from a draft by those it will be sent to (règle C3)."""
    verifier_lire_brouillon(acteur, plan.dossier)


def verifier_modifiable(acteur: Acteur, plan: PlanTravail) -> Titre:
    """Only a draft, only by its authors. Returns the capacity in which this person writes."""
    return verifier_ecrire(acteur, plan.dossier)


def peut_modifier(acteur: Acteur, plan: PlanTravail) -> bool:
    """Whether this person may write the plan now."""
    try:
        verifier_modifiable(acteur, plan)
    except Refus:
        return False
    return True
