"""Rows of a .ods, streamed from its content.xml. The file has passed `gardes` first.

The library that writes .ods builds the whole document in memory, repeated cells and all; reading wants a stream.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import iterparse

from mutualisation.effectifs.importation.formats.cellules import FORMULE, Anomalie, Rangee, Valeur, nombre, texte
from mutualisation.effectifs.importation.formats.xlsx import FEUILLE, RANG_MAX
from mutualisation.effectifs.importation.refus import SANS_FEUILLE, TROP_DE_COLONNES
from mutualisation.fichiers.refus import ENDOMMAGE, FichierRefuse

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXTE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLULES = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
# Wider than any agents file, narrower than what repeated cells could unfold to.
LARGEUR_MAX = 200
REPETITION_MAX = 100


def lire(octets: bytes) -> Iterator[Rangee]:
    """Rows of the sheet « Agents », or of the first one."""
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            choisie = _feuille(archive)
            with archive.open("content.xml") as flux:
                yield from _rangees(flux, choisie)
    except (ParseError, zipfile.BadZipFile, KeyError, ValueError, InvalidOperation) as panne:
        raise FichierRefuse(ENDOMMAGE) from panne


def _feuille(archive: zipfile.ZipFile) -> int:
    """Rank of the sheet to read."""
    noms = []
    with archive.open("content.xml") as flux:
        for evenement, element in iterparse(flux, events=("start", "end"), forbid_dtd=True):
            if evenement == "start" and element.tag == f"{_TABLE}table":
                noms.append(element.get(f"{_TABLE}name"))
            elif evenement == "end" and element.tag == f"{_TABLE}table-row":
                element.clear()
    if not noms:
        raise FichierRefuse(SANS_FEUILLE)
    return noms.index(FEUILLE) if FEUILLE in noms else 0


def _rangees(flux: object, choisie: int) -> Iterator[Rangee]:
    rang_feuille, numero = -1, 0
    for evenement, element in iterparse(flux, events=("start", "end"), forbid_dtd=True):
        if evenement == "start":
            rang_feuille += element.tag == f"{_TABLE}table"
        elif element.tag == f"{_TABLE}table-row":
            if rang_feuille == choisie:
                repetitions = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
                yield from _repetees(element, numero + 1, repetitions)
                numero += repetitions
            element.clear()
        elif element.tag == f"{_TABLE}table" and rang_feuille == choisie:
            return


def _repetees(rangee: Element, premier: int, repetitions: int) -> Iterator[Rangee]:
    """A filled row repeated many times is written so by no one; an empty one is, up to the end of the sheet."""
    if not 1 <= repetitions <= RANG_MAX:
        raise FichierRefuse(ENDOMMAGE)
    cellules = _cellules(rangee, premier)
    if all(v is None for v in cellules):
        return
    if repetitions > REPETITION_MAX:
        raise FichierRefuse(f"La ligne {premier} est répétée à l’identique : supprimez les lignes en double.")
    for decalage in range(repetitions):
        yield premier + decalage, cellules


def _cellules(rangee: Element, numero: int) -> list[Valeur]:
    valeurs: list[Valeur] = []
    vides = 0
    for cellule in rangee:
        if cellule.tag not in _CELLULES:
            continue
        repetitions = max(1, int(cellule.get(f"{_TABLE}number-columns-repeated", "1")))
        valeur = _valeur(cellule)
        if valeur is None:
            vides += repetitions
            continue
        if len(valeurs) + vides + repetitions > LARGEUR_MAX:
            raise FichierRefuse(TROP_DE_COLONNES.format(limite=LARGEUR_MAX, cellule=f"ligne {numero}"))
        valeurs += [None] * vides + [valeur] * repetitions
        vides = 0
    return valeurs


def _valeur(cellule: Element) -> Valeur:
    if cellule.get(f"{_TABLE}formula"):
        return Anomalie(FORMULE)
    nature = cellule.get(f"{_OFFICE}value-type")
    if nature in ("float", "percentage", "currency"):
        return nombre(Decimal(cellule.get(f"{_OFFICE}value", "")), pourcentage=nature == "percentage")
    if nature == "date":
        return dt.date.fromisoformat(cellule.get(f"{_OFFICE}date-value", "")[:10])
    if nature == "boolean":
        return "oui" if cellule.get(f"{_OFFICE}boolean-value") == "true" else "non"
    if nature == "time":
        return Anomalie("une heure n’a pas sa place ici.")
    return texte(" ".join(_paragraphe(p) for p in cellule.findall(f"{_TEXTE}p")))


def _paragraphe(element: Element) -> str:
    """Text of a paragraph; its spaces may be elements. Comments of a cell are not its children paragraphs."""
    morceaux = [element.text or ""]
    for enfant in element:
        blanc = enfant.tag in (f"{_TEXTE}s", f"{_TEXTE}tab", f"{_TEXTE}line-break")
        morceaux += [" " if blanc else _paragraphe(enfant), enfant.tail or ""]
    return "".join(morceaux)
