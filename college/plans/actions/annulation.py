"""Undoing one's own last change: never somebody else's, and never over what came after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from college.plans.actions.cellules import enregistrer
from college.plans.actions.lignes import place, placer
from college.plans.actions.verrou import Ecriture, ouvrir
from college.plans.champs import CHAMPS
from college.plans.ligne import Ligne
from college.plans.models import Action, Geste, PlanTravail, Saisie
from college.plans.rangement import creer_plusieurs, lire
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import maintenant


@dataclass(frozen=True)
class Annulation:
    """What was undone: where to put the cursor."""

    geste: str
    action_id: int
    champ: str
    nombre: int


def derniere_saisie(plan: PlanTravail, par: Acteur) -> Saisie | None:
    """What undo would take back."""
    return plan.saisies.filter(par=par.utilisateur, annulee=False).order_by("-pk").first()


@transaction.atomic
def annuler(*, plan: PlanTravail, par: Acteur) -> Annulation:
    """Take back one's own last change; a paste is taken back whole."""
    ecriture = ouvrir(plan, par)
    derniere = derniere_saisie(ecriture.plan, par)
    if derniere is None:
        raise Refus("Vous n’avez rien à annuler.")
    lot = list(ecriture.plan.saisies.filter(lot=derniere.lot, annulee=False).order_by("-pk"))
    for saisie in lot:
        _GESTES[saisie.geste](ecriture, saisie)
    Saisie.objects.filter(pk__in=[s.pk for s in lot]).update(annulee=True)
    return Annulation(derniere.geste, derniere.action_id, derniere.champ, len(lot))


def _modification(ecriture: Ecriture, saisie: Saisie) -> None:
    action = ecriture.action(saisie.action_id)
    champ, avant = CHAMPS[saisie.champ], lire(action)
    if avant.tranche(champ.attributs) != saisie.apres:
        raise Refus(_depuis(ecriture, saisie))
    apres = Ligne.depuis(avant.json())
    apres.remettre(_souvenir(saisie))
    enregistrer(ecriture, action, champ, avant, apres)


def _ajout(ecriture: Ecriture, saisie: Saisie) -> None:
    action = ecriture.action(saisie.action_id)
    if lire(action).json() != saisie.apres:
        raise Refus(_depuis(ecriture, saisie))
    action.delete()


def _suppression(ecriture: Ecriture, saisie: Saisie) -> None:
    souvenir = _souvenir(saisie)
    ligne = Ligne.depuis(souvenir["ligne"])
    # Its number comes back with it: earlier changes of this action can be undone in their turn.
    action = Action(
        pk=saisie.action_id, plan=ecriture.plan, rang=0, modifie_le=maintenant(), revisions=souvenir["revisions"]
    )
    creer_plusieurs([ecriture.signer(action)], [ligne])
    placer(ecriture, action, ligne.objectif, souvenir["place"]["position"])


def _deplacement(ecriture: Ecriture, saisie: Saisie) -> None:
    action = ecriture.action(saisie.action_id)
    if place(ecriture.plan, action) != saisie.apres:
        raise Refus(_depuis(ecriture, saisie))
    avant = _souvenir(saisie)
    placer(ecriture, action, avant["objectif"], avant["position"])


def _souvenir(saisie: Saisie) -> dict[str, Any]:
    """What stood before; only an addition has nothing before it."""
    avant: dict[str, Any] = saisie.avant or {}
    return avant


_GESTES: dict[str, Callable[[Ecriture, Saisie], None]] = {
    Geste.MODIFIER: _modification,
    Geste.AJOUTER: _ajout,
    Geste.SUPPRIMER: _suppression,
    Geste.DEPLACER: _deplacement,
}


def _depuis(ecriture: Ecriture, saisie: Saisie) -> str:
    """Why the last change can no longer be undone."""
    autre = (
        Saisie.objects.filter(plan=ecriture.plan, pk__gt=saisie.pk, annulee=False)
        .exclude(par=ecriture.par.utilisateur)
        .select_related("par")
        .order_by("-pk")
        .first()
    )
    if autre is None:
        return "Cette partie a changé depuis : rien n’a été annulé."
    return f"{autre.par.affiche} a modifié cette partie depuis : rien n’a été annulé."
