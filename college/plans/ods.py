"""The workbook of a plan as an OpenDocument spreadsheet: same sheets, same figures. Pure."""

from __future__ import annotations

import io

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet


def depuis_xlsx(octets: bytes) -> bytes:
    """Cell by cell: numbers stay numbers, text stays text."""
    document = OpenDocumentSpreadsheet()
    for feuille in load_workbook(io.BytesIO(octets), read_only=True).worksheets:
        document.spreadsheet.addElement(_table(feuille))
    sortie = io.BytesIO()
    document.write(sortie)
    return sortie.getvalue()


def _table(feuille: Worksheet) -> Table:
    table = Table(name=feuille.title)
    for rang in feuille.iter_rows(values_only=True):
        ligne = TableRow()
        for valeur in rang:
            ligne.addElement(_cellule(valeur))
        table.addElement(ligne)
    return table


def _cellule(valeur: object) -> TableCell:
    if isinstance(valeur, int | float):
        cellule = TableCell(valuetype="float", value=valeur)
    else:
        cellule = TableCell(valuetype="string")
    if valeur is not None:
        cellule.addElement(P(text=str(valeur)))
    return cellule
