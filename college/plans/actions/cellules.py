"""Changing one cell, and choosing between two values."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from college.plans.actions.verrou import Ecriture, ouvrir
from college.plans.champs import CHAMPS, EQUIPE, Champ
from college.plans.choix import Choix
from college.plans.ligne import Ligne
from college.plans.models import Action, Geste
from college.plans.rangement import lire, ranger
from college.plans.revisions import Conflit, avancer, revision
from college.plans.travail import Travail
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
    inscrire(
        ecriture.plan.dossier,
        "trancher_conflit",
        par=par,
        titre=ecriture.titre,
        region=ecriture.plan.dossier.region,
        donnees={"action": action.pk, "champ": champ, "garde": garder},
    )
    return action


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
