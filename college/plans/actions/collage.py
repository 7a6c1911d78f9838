"""Pasting a block of cells: seen first, cell by cell, then written whole for what was accepted."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from college.plans.actions.cellules import ecrire_cellule
from college.plans.actions.lignes import ajouter
from college.plans.actions.verrou import Ecriture, ouvrir
from college.plans.champs import CHAMPS, COLONNES, ValeurRefusee
from college.plans.choix import Choix
from college.plans.lecture_texte import lire_texte
from college.plans.ligne import Ligne
from college.plans.models import Action, PlanTravail
from college.plans.rangement import lire_toutes
from college.plans.revisions import revision
from college.plans.travail import Travail
from ctri.cadrage.models import Objectif
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus

LIGNES_MAX = 200
CARACTERES_MAX = 200_000
_CODES = [champ.code for champ in COLONNES]


@dataclass(frozen=True)
class Cellule:
    """One pasted cell: what it would write, or why it is refused."""

    champ: str
    titre: str
    texte: str
    valeur: Any = None
    affiche: str = ""
    raison: str = ""
    change: bool = False


@dataclass(frozen=True)
class LigneCollee:
    """One pasted row, over an action or as a new one (`action` None)."""

    action: Action | None
    titre: str
    cellules: tuple[Cellule, ...]


@dataclass
class Collage:
    """The whole preview. `jeton` says on which state of the plan it was computed."""

    lignes: list[LigneCollee] = field(default_factory=list)
    jeton: str = ""

    @property
    def refusees(self) -> list[tuple[LigneCollee, Cellule]]:
        return [(ligne, cellule) for ligne in self.lignes for cellule in ligne.cellules if cellule.raison]

    @property
    def ecrites(self) -> int:
        return sum(cellule.change for ligne in self.lignes for cellule in ligne.cellules)

    @property
    def nouvelles(self) -> int:
        return sum(ligne.action is None for ligne in self.lignes)


def previsualiser(
    *, plan: PlanTravail, depart: Action | None, champ: str, objectif: Objectif | None, texte: str
) -> Collage:
    """Say what a paste would do, from a cell downwards; rows beyond the last action become new ones."""
    travail = Travail(plan)
    rangees = _decouper(texte)
    premier = _CODES.index(champ) if champ in _CODES else 0
    if max((len(r) for r in rangees), default=0) > len(_CODES) - premier:
        raise Refus("Le bloc collé est plus large que le tableau : partez d’une colonne plus à gauche.")
    cibles = _cibles(travail, depart, len(rangees))
    lignes = lire_toutes(plan, [action for action in cibles if action])
    collage = Collage(jeton=_jeton(cibles))
    for rangee, action in zip(rangees, cibles, strict=True):
        ligne = lignes[action.pk] if action else Ligne(objectif=objectif.pk if objectif else None)
        codes = _CODES[premier : premier + len(rangee)]
        collage.lignes.append(_ligne(action, ligne, list(zip(codes, rangee, strict=True)), travail.choix))
    return collage


@transaction.atomic
def coller(
    *,
    plan: PlanTravail,
    depart: Action | None,
    champ: str,
    objectif: Objectif | None,
    texte: str,
    jeton: str,
    par: Acteur,
) -> Collage:
    """Write what the preview accepted, in one lot that undo takes back whole."""
    ecriture = ouvrir(plan, par)
    collage = previsualiser(plan=ecriture.plan, depart=depart, champ=champ, objectif=objectif, texte=texte)
    if collage.jeton != jeton:
        raise Refus("Le plan a changé depuis l’aperçu : relisez-le avant de coller.")
    choix = Travail(ecriture.plan).choix
    for ligne in collage.lignes:
        _ecrire(ecriture, ligne, objectif, choix)
    return collage


def _ecrire(ecriture: Ecriture, collee: LigneCollee, objectif: Objectif | None, choix: Choix) -> None:
    action = collee.action
    if action is None:
        if not any(cellule.change for cellule in collee.cellules):
            return
        (action,) = ajouter(ecriture, [Ligne(objectif=objectif.pk if objectif else None)])
    for cellule in collee.cellules:
        if cellule.change:
            champ = CHAMPS[cellule.champ]
            ecrire_cellule(ecriture, action, champ, cellule.valeur, revision(action, champ.code).numero, choix)


def _decouper(texte: str) -> list[list[str]]:
    """Rows and cells as a spreadsheet copies them: tabs, quotes around cells that hold line breaks."""
    if len(texte) > CARACTERES_MAX:
        raise Refus("Le bloc collé est trop grand.")
    rangees = list(csv.reader(io.StringIO(texte.replace("\x00", "").rstrip("\r\n")), delimiter="\t"))
    if not any(any(cellule.strip() for cellule in rangee) for rangee in rangees):
        raise Refus("Il n’y a rien à coller.")
    if len(rangees) > LIGNES_MAX:
        raise Refus(f"Collez {LIGNES_MAX} lignes au plus à la fois.")
    return rangees


def _cibles(travail: Travail, depart: Action | None, nombre: int) -> list[Action | None]:
    """The actions under the first cell, in the order of the table, then new ones."""
    if depart is None:
        return [None] * nombre
    rangs = [action.pk for action in travail.actions]
    debut = rangs.index(depart.pk)
    cibles: list[Action | None] = list(travail.actions[debut : debut + nombre])
    return cibles + [None] * (nombre - len(cibles))


def _jeton(cibles: list[Action | None]) -> str:
    etat = [(action.pk, sorted((c, r["n"]) for c, r in action.revisions.items())) if action else 0 for action in cibles]
    return hashlib.sha256(repr(etat).encode()).hexdigest()[:32]


def _ligne(action: Action | None, ligne: Ligne, cellules: list[tuple[str, str]], choix: Choix) -> LigneCollee:
    """Cells of a row build on each other: the lead pasted on the left is on the team for the days on the right."""
    essai = Ligne.depuis(ligne.json())
    lues = []
    for code, texte in cellules:
        lues.append(_cellule(code, texte, essai, choix))
    return LigneCollee(action, ligne.intitule or essai.intitule, tuple(lues))


def _cellule(code: str, texte: str, essai: Ligne, choix: Choix) -> Cellule:
    champ = CHAMPS[code]
    titre = champ.titre(choix)
    try:
        valeur = champ.nettoyer(lire_texte(code, texte, choix, essai), choix)
    except ValeurRefusee as refus:
        return Cellule(code, titre, texte, raison=refus.raison)
    change = valeur != champ.lire(essai)
    champ.ecrire(essai, valeur)
    return Cellule(code, titre, texte, valeur=valeur, affiche=champ.afficher(valeur, choix), change=change)
