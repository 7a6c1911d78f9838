"""Changing one cell, and choosing between two values."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from college.plans.actions.lignes import ajouter_action
from college.plans.actions.verrou import Ecriture, ouvrir
from college.plans.champs import CHAMPS, EQUIPE, Champ, ValeurRefusee
from college.plans.choix import Choix
from college.plans.ligne import Ligne
from college.plans.models import Action, Geste, PlanTravail
from college.plans.rangement import lire, ranger
from college.plans.revisions import Conflit, avancer, revision
from college.plans.travail import Travail
from ctri.cadrage.models import Objectif
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur


@transaction.atomic
def modifier_champ(*, action: Action, champ: str, valeur: Any, revision: int, par: Acteur) -> Action:
    """Write one cell. `revision` is the number this person read: an older one raises `Conflit`, writing nothing."""
    ecriture = ouvrir(action.plan, par)
    action = ecriture.action(action.pk)
    return ecrire_cellule(ecriture, action, CHAMPS[champ], valeur, revision, Travail(ecriture.plan).choix)


@transaction.atomic
def trancher(*, action: Action, champ: str, valeur: Any, garder: str, revision: int, par: Acteur) -> Action:
    """End a conflict: keep “mienne” (`valeur`) or “autre” (what stands). The choice is journalled (règle V7)."""
    ecriture = ouvrir(action.plan, par)
    action = ecriture.action(action.pk)
    if garder == "mienne":
        action = ecrire_cellule(ecriture, action, CHAMPS[champ], valeur, revision, Travail(ecriture.plan).choix)
    _journaliser_choix(ecriture, action, champ, garder)
    return action


def _journaliser_choix(ecriture: Ecriture, action: Action, champ: str, garde: str) -> None:
    """On the plan, not on the dossier: the committee does not read how a draft was made (règle C3)."""
    inscrire(
        ecriture.plan,
        "trancher_conflit",
        par=ecriture.par,
        titre=ecriture.titre,
        region=ecriture.plan.dossier.region,
        donnees={"action": action.pk, "champ": champ, "garde": garde},
    )


def ecrire_cellule(
    ecriture: Ecriture, action: Action, champ: Champ, brut: Any, vue: int, choix: Choix, avant: Ligne | None = None
) -> Action:
    """The body of a change, inside the caller's transaction."""
    avant = avant or lire(action)
    valeur, actuelle = champ.nettoyer(brut, choix), champ.lire(avant)
    if valeur == actuelle:
        # Also the answer to a request sent again because its first answer was lost.
        return action
    if vue != revision(action, champ.code).numero:
        raise Conflit(action, champ.code, mienne=valeur, actuelle=actuelle)
    apres = Ligne.depuis(avant.json())
    champ.ecrire(apres, valeur)
    ecriture.noter(
        Geste.MODIFIER, action.pk, champ.code, avant.tranche(champ.attributs), apres.tranche(champ.attributs)
    )
    return enregistrer(ecriture, action, champ, avant, apres)


def enregistrer(ecriture: Ecriture, action: Action, champ: Champ, avant: Ligne, apres: Ligne) -> Action:
    """Store a changed line and count the change of every cell it shows in."""
    touches = {champ.code} | {c for c in EQUIPE if CHAMPS[c].lire(avant) != CHAMPS[c].lire(apres)}
    for code in sorted(touches):
        avancer(action, code, ecriture.par)
    ranger(ecriture.signer(action), apres, avant)
    return action


@dataclass
class Bilan:
    """What became of the cells of a whole action: why some were refused, where someone else wrote meanwhile."""

    refus: dict[str, str] = field(default_factory=dict)
    conflits: dict[str, Conflit] = field(default_factory=dict)


class _Abandon(Exception):
    """Some cell was refused: nothing of the form is kept, so that it can be corrected whole."""


def modifier_action(
    *, action: Action, valeurs: Mapping[str, Any], revisions: Mapping[str, int], ecraser: Collection[str], par: Acteur
) -> Bilan:
    """Write the cells of an action together. A refused value keeps them all back; a conflict keeps only its own.

    `ecraser`: cells whose conflict was shown and where this person chose their own value.
    """
    bilan = Bilan()
    try:
        with transaction.atomic():
            _ecrire_toutes(ouvrir(action.plan, par), action, valeurs, revisions, ecraser, bilan)
            if bilan.refus:
                raise _Abandon
    except _Abandon:
        bilan.conflits.clear()
    return bilan


def ajouter_action_remplie(
    *, plan: PlanTravail, objectif: Objectif | None, valeurs: Mapping[str, Any], par: Acteur
) -> tuple[Action | None, Bilan]:
    """A new action and all its cells, or nothing at all and the reasons."""
    bilan = Bilan()
    try:
        with transaction.atomic():
            action = ajouter_action(plan=plan, objectif=objectif, par=par)
            _ecrire_toutes(ouvrir(plan, par), action, valeurs, {}, (), bilan)
            if bilan.refus:
                raise _Abandon
    except _Abandon:
        return None, bilan
    return action, bilan


def _ecrire_toutes(
    ecriture: Ecriture,
    action: Action,
    valeurs: Mapping[str, Any],
    revisions: Mapping[str, int],
    ecraser: Collection[str],
    bilan: Bilan,
) -> None:
    choix = Travail(ecriture.plan).choix
    action = ecriture.action(action.pk)
    # Writing the team moves the revisions of its days: what counts is what stood when the form came back.
    depart = {code: revision(action, code).numero for code in valeurs}
    for code, valeur in valeurs.items():
        vue = revisions.get(code, 0)
        if vue == depart[code]:
            vue = revision(action, code).numero
        try:
            ecrire_cellule(ecriture, action, CHAMPS[code], valeur, vue, choix)
        except Conflit as conflit:
            bilan.conflits[code] = conflit
            continue
        except ValeurRefusee as refus:
            bilan.refus[code] = refus.raison
            continue
        if code in ecraser:
            _journaliser_choix(ecriture, action, code, "mienne")
