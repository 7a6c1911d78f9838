"""Bytes to rows, purely: nothing is known here of agents already there, nothing is written.

A reader per format yields (row number, cells); a cell is a text, a date, nothing, or an `Anomalie` that says why it
cannot be read. This module finds the headings and gives every value its column and its cell name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from mutualisation.effectifs.importation import gardes
from mutualisation.effectifs.importation.colonnes import COLONNES, PAR_CLE, Colonne, colonne_nommee, lettre
from mutualisation.effectifs.importation.formats import ods, separe, xlsx
from mutualisation.effectifs.importation.formats.cellules import Anomalie, Rangee, Valeur
from mutualisation.effectifs.importation.refus import TROP_DE_COLONNES, TROP_DE_LIGNES
from mutualisation.fichiers.refus import FichierRefuse
from mutualisation.typographie import enumeration, nombre

LIGNES_MAX = 20_000
COLONNES_MAX = 50
Suivi = Callable[[int], None]

_LECTEURS: dict[str, Callable[[bytes], Iterable[Rangee]]] = {"xlsx": xlsx.lire, "ods": ods.lire, "csv": separe.lire}


@dataclass(frozen=True)
class LigneBrute:
    """One line of the file: what each known column holds. `egarees`: cells filled under no heading."""

    numero: int
    valeurs: dict[str, Valeur]
    egarees: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feuille:
    """The lines of a file and the letter of each column found."""

    lettres: dict[str, str]
    lignes: list[LigneBrute] = field(default_factory=list)

    def cellule(self, cle: str, numero: int) -> str:
        """ "C12"; a column that the file does not have is named by its title."""
        return f"{self.lettres[cle]}{numero}" if cle in self.lettres else f"ligne {numero}"


def lire(nom: str, octets: bytes, suivi: Suivi | None = None) -> Feuille:
    """The whole file, or FichierRefuse. `suivi` is told how many lines were read so far."""
    nature = gardes.examiner(nom, octets)
    if nature != "csv":
        gardes.sonder(octets)
    rangees = _remplies(_LECTEURS[nature](octets))
    colonnes = _entete(next(rangees, None))
    feuille = Feuille({c.cle: lettre(rang) for rang, c in colonnes.items()})
    for rangee in rangees:
        if len(feuille.lignes) == LIGNES_MAX:
            raise FichierRefuse(TROP_DE_LIGNES.format(limite=nombre(LIGNES_MAX)))
        feuille.lignes.append(_ligne(rangee, colonnes))
        if suivi:
            suivi(len(feuille.lignes))
    if not feuille.lignes:
        raise FichierRefuse("Ce fichier n’a que des titres de colonnes : aucune ligne à examiner.")
    return feuille


def _remplies(rangees: Iterable[Rangee]) -> Iterator[Rangee]:
    """Skip empty rows; refuse a row wider than any agents file."""
    for numero, cellules in rangees:
        if any(v is not None for v in cellules[COLONNES_MAX:]):
            rang = next(r for r, v in enumerate(cellules) if r >= COLONNES_MAX and v is not None)
            raise FichierRefuse(TROP_DE_COLONNES.format(limite=COLONNES_MAX, cellule=f"{lettre(rang)}{numero}"))
        if any(v is not None for v in cellules):
            yield numero, cellules[:COLONNES_MAX]


def _entete(rangee: Rangee | None) -> dict[int, Colonne]:
    """Columns by rank, from the first filled row."""
    if rangee is None:
        raise FichierRefuse("Ce fichier n’a aucune ligne remplie.")
    numero, cellules = rangee
    colonnes: dict[int, Colonne] = {}
    for rang, titre in enumerate(cellules):
        if titre is not None:
            colonnes[rang] = _colonne(titre, f"{lettre(rang)}{numero}", colonnes)
    manquantes = [c.titre for c in COLONNES if c.obligatoire and c not in colonnes.values()]
    if manquantes:
        pluriel = len(manquantes) > 1
        raise FichierRefuse(
            f"{'Il manque les colonnes' if pluriel else 'Il manque la colonne'} "
            f"{enumeration([f'« {t} »' for t in manquantes])} : partez du modèle."
        )
    return colonnes


def _colonne(titre: Valeur, cellule: str, connues: dict[int, Colonne]) -> Colonne:
    if isinstance(titre, Anomalie):
        raise FichierRefuse(f"{cellule} : {titre.raison}")
    texte = titre.isoformat() if isinstance(titre, dt.date) else str(titre)
    colonne = colonne_nommee(texte)
    if colonne is None:
        raise FichierRefuse(f"{cellule} : la colonne « {texte[:60]} » est inconnue ; partez du modèle.")
    if colonne in connues.values():
        raise FichierRefuse(f"{cellule} : la colonne « {PAR_CLE[colonne.cle].titre} » est déjà là.")
    return colonne


def _ligne(rangee: Rangee, colonnes: dict[int, Colonne]) -> LigneBrute:
    numero, cellules = rangee
    valeurs = {c.cle: cellules[rang] if rang < len(cellules) else None for rang, c in colonnes.items()}
    egarees = tuple(f"{lettre(r)}{numero}" for r, v in enumerate(cellules) if v is not None and r not in colonnes)
    return LigneBrute(numero, valeurs, egarees)
