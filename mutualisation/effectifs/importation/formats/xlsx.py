"""Rows of a .xlsx, cell by cell, formulas kept as formulas. The file has passed `gardes` first."""

import datetime as dt
import io
import warnings
from collections.abc import Iterator
from itertools import islice
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from mutualisation.effectifs.importation.formats.cellules import (
    FORMULE,
    LIGNES_MAX,
    Anomalie,
    Rangee,
    Valeur,
    nombre,
    texte,
)
from mutualisation.effectifs.importation.refus import ENDOMMAGE, SANS_FEUILLE, FichierRefuse

FEUILLE = "Agents"
# No spreadsheet has more rows; a row said to be farther is a trap.
RANG_MAX = 1_048_576
# Every way the library fails on parts that contradict each other.
_PANNES = (
    *(ValueError, KeyError, IndexError, TypeError, AttributeError, OSError, OverflowError, EOFError),
    *(ParseError, BadZipFile, InvalidFileException),
)


def lire(octets: bytes) -> list[Rangee]:
    """Filled rows of the sheet « Agents », or of the first one; one too many is enough to refuse the file."""
    try:
        with warnings.catch_warnings():
            # The library warns about decorations it drops (extensions, styles); none concerns the values.
            warnings.simplefilter("ignore")
            rangees = ((numero, [_valeur(c) for c in cellules]) for numero, cellules in _rangees(octets))
            remplies = (rangee for rangee in rangees if any(v is not None for v in rangee[1]))
            return list(islice(remplies, LIGNES_MAX + 2))
    except _PANNES as panne:
        raise FichierRefuse(ENDOMMAGE) from panne


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
