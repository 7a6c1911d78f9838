"""Spreadsheets made for the tests, honest and broken ones."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

from mutualisation.effectifs.importation.colonnes import COLONNES

TITRES = [c.titre for c in COLONNES]
LIGNE = ("04512", "Estival", "Marc", "M", "oui", "Médecin", "MISP", "", "Service du Cantal", "80 %", "01/09/2026", "")
Lignes = Iterable[Sequence[Any]]


def xlsx(lignes: Lignes, titres: Sequence[Any] = TITRES, feuille: str = "Agents") -> bytes:
    classeur = Workbook()
    page = classeur.active
    page.title = feuille
    for ligne in [titres, *lignes]:
        page.append(list(ligne))
    return _octets(classeur.save)


def ods(lignes: Lignes, titres: Sequence[Any] = TITRES) -> bytes:
    document = OpenDocumentSpreadsheet()
    table = Table(name="Agents")
    for ligne in [titres, *lignes]:
        rangee = TableRow()
        for valeur in ligne:
            rangee.addElement(cellule_ods(valeur))
        table.addElement(rangee)
    document.spreadsheet.addElement(table)
    return _octets(document.save)


def cellule_ods(valeur: Any) -> TableCell:
    if isinstance(valeur, int | float):
        return TableCell(valuetype="float", value=str(valeur))
    if isinstance(valeur, str) and valeur.startswith("="):
        return TableCell(valuetype="float", value="2", formula=f"of:{valeur}")
    cellule = TableCell(valuetype="string")
    cellule.addElement(P(text=str(valeur)))
    return cellule


def texte_csv(lignes: Lignes, titres: Sequence[Any] = TITRES, separateur: str = ";") -> str:
    tampon = io.StringIO()
    csv.writer(tampon, delimiter=separateur).writerows([titres, *lignes])
    return tampon.getvalue()


def _octets(enregistrer: Callable[[io.BytesIO], object]) -> bytes:
    tampon = io.BytesIO()
    enregistrer(tampon)
    return tampon.getvalue()


def reecrire(
    octets: bytes, changer: dict[str, Callable[[bytes], bytes]], ajouter: dict[str, bytes] | None = None
) -> bytes:
    """The same archive with some parts changed or added."""
    tampon = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(octets)) as source, zipfile.ZipFile(tampon, "w", zipfile.ZIP_DEFLATED) as cible:
        for partie in source.infolist():
            contenu = source.read(partie)
            cible.writestr(partie, changer.get(partie.filename, lambda c: c)(contenu))
        for nom, contenu in (ajouter or {}).items():
            cible.writestr(nom, contenu)
    return tampon.getvalue()


FEUILLE_XLSX = "xl/worksheets/sheet1.xml"


def remplacer(ancien: bytes, nouveau: bytes) -> Callable[[bytes], bytes]:
    def changer(contenu: bytes) -> bytes:
        assert ancien in contenu
        return contenu.replace(ancien, nouveau, 1)

    return changer


def taille_mensongere(octets: bytes) -> bytes:
    """The directory says ten bytes where the sheet unfolds to many more: a bomb that hides its size."""
    depart = octets.index(FEUILLE_XLSX.encode(), octets.index(b"PK\x01\x02"))
    entete = depart - 46
    assert octets[entete : entete + 4] == b"PK\x01\x02"
    return octets[: entete + 24] + (10).to_bytes(4, "little") + octets[entete + 28 :]


def chiffre_comme_un_tableur() -> bytes:
    """What a spreadsheet locked by a password starts like: an OLE container naming its encrypted package."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)


def partie(octets: bytes, nom: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        return archive.read(nom)


def ajouter_une_ligne_ods(octets: bytes, ligne: Sequence[Any]) -> bytes:
    """The same .ods with one more line at the bottom of its first sheet."""
    cellules = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{valeur}</text:p></table:table-cell>' for valeur in ligne
    )
    rangee = f"<table:table-row>{cellules}</table:table-row></table:table>".encode()
    return reecrire(octets, {"content.xml": remplacer(b"</table:table>", rangee)})
