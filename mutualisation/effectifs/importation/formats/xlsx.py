"""Rows of a .xlsx, cell by cell, formulas kept as formulas. The file has passed `gardes` first."""

import datetime as dt
import io
import warnings
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from mutualisation.effectifs.importation.formats.cellules import (
    FORMULE,
    Anomalie,
    Rangee,
    Valeur,
    nombre,
    texte,
)
from mutualisation.effectifs.importation.refus import SANS_FEUILLE
from mutualisation.fichiers.refus import ENDOMMAGE, FichierRefuse

FEUILLE = "Agents"
# No spreadsheet has more rows; a row said to be farther is a trap.
RANG_MAX = 1_048_576
# Every way the library fails on parts that contradict each other.
_PANNES = (
    *(ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, OverflowError, EOFError),
    *(ParseError, BadZipFile, InvalidFileException),
)


def lire(octets: bytes) -> Iterator[Rangee]:
    """Filled rows of the sheet « Agents », or of the first one."""
    for numero, cellules in _proteger(_rangees(octets)):
        valeurs = [_valeur(c) for c in cellules]
        if any(v is not None for v in valeurs):
            yield numero, valeurs


def _proteger(rangees: Iterator[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
    """Row by row: the library's failures are those of the file, its warnings are about decorations it drops."""
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                rangee = next(rangees, None)
        except _PANNES as panne:
            raise FichierRefuse(ENDOMMAGE) from panne
        if rangee is None:
            return
        yield rangee


def _rangees(octets: bytes) -> Iterator[tuple[int, Any]]:
    classeur = load_workbook(io.BytesIO(octets), read_only=True, keep_links=False)
    if not classeur.worksheets:
        raise FichierRefuse(SANS_FEUILLE)
    feuille = classeur[FEUILLE] if FEUILLE in classeur.sheetnames else classeur.worksheets[0]
    # The extent that the file declares may be short: cells beyond it would be silently ignored.
    feuille.reset_dimensions()
    yield from enumerate(feuille.iter_rows(max_row=RANG_MAX), start=1)


def _valeur(cellule: Any) -> Valeur:
    brut = cellule.value
    if brut is None:
        return None
    if cellule.data_type == "f":
        return Anomalie(FORMULE)
    if cellule.data_type == "e":
        return Anomalie(f"cette cellule est en erreur ({brut}).")
    if isinstance(brut, bool):
        return "oui" if brut else "non"
    if isinstance(brut, int | float):
        return nombre(brut, pourcentage="%" in cellule.number_format)
    if isinstance(brut, dt.datetime):
        return brut.date()
    return brut if isinstance(brut, dt.date) else _texte(brut)


def _texte(brut: Any) -> Valeur:
    if isinstance(brut, dt.time | dt.timedelta):
        return Anomalie("une heure n’a pas sa place ici.")
    return texte(str(brut))
