"""A table as a file, .xlsx, .ods or .csv: figures stay figures, dates stay dates, and no text becomes a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableColumnProperties, TextProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

Valeur = str | int | Decimal | dt.date | bool | None
# What a spreadsheet program would run when it opens a text (OWASP, CSV injection).
AMORCES = ("=", "+", "-", "@", "\t", "\r", "\n")
# Longer texts are wrapped.
LONG = 40
GENRES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv; charset=utf-8",
}


@dataclass(frozen=True)
class Feuille:
    """One sheet: its name, its headings with their widths in characters, its lines."""

    nom: str
    titres: Sequence[tuple[str, int]]
    lignes: Iterable[Sequence[Valeur]]


def produire(format_: str, *feuilles: Feuille) -> bytes:
    """The file; a .csv only has room for the first sheet."""
    return _PRODUCTEURS[format_](feuilles)


def _xlsx(feuilles: Sequence[Feuille]) -> bytes:
    """Written as a stream: reaching back to a line already there would make long sheets very slow."""
    classeur = Workbook(write_only=True)
    for feuille in feuilles:
        page = classeur.create_sheet(feuille.nom)
        page.freeze_panes = "A2"
        for rang, (_, largeur) in enumerate(feuille.titres, start=1):
            page.column_dimensions[get_column_letter(rang)].width = largeur
        page.append([_titre_xlsx(page, titre) for titre, _ in feuille.titres])
        for ligne in feuille.lignes:
            page.append([_cellule_xlsx(page, _oui_non(v)) for v in ligne])
    tampon = io.BytesIO()
    classeur.save(tampon)
    return tampon.getvalue()


def _titre_xlsx(page: Any, titre: str) -> WriteOnlyCell:
    cellule = WriteOnlyCell(page, titre)
    cellule.font = Font(bold=True)
    return cellule


def _cellule_xlsx(page: Any, valeur: Valeur) -> WriteOnlyCell | Valeur:
    """A text is written as a text, whatever it starts with; long ones wrap."""
    if not isinstance(valeur, str | dt.date):
        return valeur
    cellule = WriteOnlyCell(page, valeur)
    if isinstance(valeur, dt.date):
        cellule.number_format = "DD/MM/YYYY"
        return cellule
    cellule.data_type = "s"
    if valeur.startswith(AMORCES):
        cellule.quotePrefix = True
    if len(valeur) > LONG:
        cellule.alignment = Alignment(vertical="top", wrap_text=True)
    return cellule


def _ods(feuilles: Sequence[Feuille]) -> bytes:
    document = OpenDocumentSpreadsheet()
    gras = Style(name="titre", family="table-cell")
    gras.addElement(TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(gras)
    for feuille in feuilles:
        table = Table(name=feuille.nom)
        for rang, (_, largeur) in enumerate(feuille.titres):
            style = Style(name=f"{feuille.nom}-{rang}", family="table-column")
            style.addElement(TableColumnProperties(columnwidth=f"{largeur * 0.2:.1f}cm"))
            document.automaticstyles.addElement(style)
            table.addElement(TableColumn(stylename=style))
        table.addElement(_rangee([titre for titre, _ in feuille.titres], stylename=gras))
        for ligne in feuille.lignes:
            table.addElement(_rangee(ligne))
        document.spreadsheet.addElement(table)
    tampon = io.BytesIO()
    document.save(tampon)
    return tampon.getvalue()


def _rangee(valeurs: Iterable[Valeur], **attributs: Any) -> TableRow:
    rangee = TableRow()
    for valeur in valeurs:
        rangee.addElement(_cellule(_oui_non(valeur), attributs))
    return rangee


def _cellule(valeur: Valeur, attributs: dict[str, Any]) -> TableCell:
    if valeur is None or valeur == "":
        return TableCell(**attributs)
    if isinstance(valeur, dt.date):
        cellule = TableCell(valuetype="date", datevalue=valeur.isoformat(), **attributs)
    elif isinstance(valeur, int | Decimal):
        cellule = TableCell(valuetype="float", value=str(valeur), **attributs)
    else:
        cellule = TableCell(valuetype="string", **attributs)
    cellule.addElement(P(text=_texte(valeur)))
    return cellule


def _csv(feuilles: Sequence[Feuille]) -> bytes:
    """Semicolons and a mark at the head: what French spreadsheets open without asking."""
    tampon = io.StringIO()
    plume = csv.writer(tampon, delimiter=";")
    plume.writerow([titre for titre, _ in feuilles[0].titres])
    for ligne in feuilles[0].lignes:
        plume.writerow([_desamorcer(_oui_non(v)) for v in ligne])
    return tampon.getvalue().encode("utf-8-sig")


def _desamorcer(valeur: Valeur) -> str:
    texte = _texte(valeur)
    return f"'{texte}" if isinstance(valeur, str) and texte.startswith(AMORCES) else texte


def _oui_non(valeur: Valeur) -> Valeur:
    return ("oui" if valeur else "non") if isinstance(valeur, bool) else valeur


def _texte(valeur: Valeur) -> str:
    if valeur is None:
        return ""
    if isinstance(valeur, dt.date):
        return f"{valeur:%d/%m/%Y}"
    return str(valeur).replace(".", ",") if isinstance(valeur, Decimal) else str(valeur)


_PRODUCTEURS: dict[str, Callable[[Sequence[Feuille]], bytes]] = {"xlsx": _xlsx, "ods": _ods, "csv": _csv}
