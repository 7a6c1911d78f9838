"""Every writer of a plan queues on its dossier, as submission does: nothing is written after the freeze (règle V5)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from college.plans.models import Action, Geste, PlanTravail, Saisie
from college.plans.policies import verifier_modifiable
from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.temps import maintenant


@dataclass
class Ecriture:
    """A plan being written, inside a transaction: who writes, in which capacity, and what goes together for undo."""

    plan: PlanTravail
    par: Acteur
    titre: Titre
    lot: uuid.UUID

    def action(self, action_id: int) -> Action:
        """An action of this plan, or the news that someone deleted it."""
        action = self.plan.actions.filter(pk=action_id).first()
        if action is None:
            raise Refus(_supprimee(self.plan, action_id))
        return action

    def noter(self, geste: Geste, action_id: int, champ: str = "", avant: Any = None, apres: Any = None) -> Saisie:
        """Remember a change, so that it can be undone."""
        return Saisie.objects.create(
            plan=self.plan,
            lot=self.lot,
            geste=geste,
            action_id=action_id,
            champ=champ,
            avant=avant,
            apres=apres,
            par=self.par.utilisateur,
            le=maintenant(),
        )

    def signer(self, action: Action) -> Action:
        """Who touched this action last, and when."""
        action.modifie_par, action.modifie_le = self.par.utilisateur, maintenant()
        return action


def ouvrir(plan: PlanTravail, par: Acteur) -> Ecriture:
    """Lock the plan for writing; refused when it is frozen or when this person may not write it."""
    Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.dossier_id)
    plan = PlanTravail.objects.complets().get(pk=plan.pk)
    return Ecriture(plan, par, verifier_modifiable(par, plan), uuid.uuid4())


def _supprimee(plan: PlanTravail, action_id: int) -> str:
    mot = plan.dossier.region.vocabulaire.action
    geste = (
        Saisie.objects.filter(plan=plan, action_id=action_id, geste=Geste.SUPPRIMER)
        .select_related("par")
        .order_by("-pk")
        .first()
    )
    auteur = f" par {geste.par.affiche}" if geste else ""
    return f"{mot.Ce} a été supprimé{mot.e}{auteur}."
