"""Rows of a .csv: the encoding and the separator are found, never guessed from the machine."""

import csv
import io
from collections.abc import Iterator

from mutualisation.effectifs.importation.formats.cellules import Rangee, texte
from mutualisation.fichiers.refus import FichierRefuse

SEPARATEURS = ";,"
# A European export first; the last one accepts nearly anything, hence its place.
ENCODAGES = ("utf-8-sig", "cp1252")


def lire(octets: bytes) -> Iterator[Rangee]:
    """Rows in order; an empty line keeps its number, as in a spreadsheet."""
    contenu = _decoder(octets)
    lecteur = csv.reader(io.StringIO(contenu, newline=""), delimiter=_separateur(contenu), strict=True)
    numero = 0
    try:
        for numero, champs in enumerate(lecteur, start=1):
            # A spreadsheet may announce its separator on the first line: « sep=; » is not a heading.
            if numero > 1 or not contenu.startswith("sep="):
                yield numero, [texte(champ) for champ in champs]
    except csv.Error as panne:
        raise FichierRefuse(
            f"Ce fichier .csv ne peut plus être lu après la ligne {numero} : un guillemet n’est sans doute pas fermé."
        ) from panne


def _decoder(octets: bytes) -> str:
    if octets.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FichierRefuse("Ce fichier .csv est encodé en UTF-16 : enregistrez-le en UTF-8.")
    if b"\0" in octets:
        raise FichierRefuse("Ce fichier contient des octets nuls : ce n’est pas un fichier .csv.")
    for encodage in ENCODAGES:
        try:
            return octets.decode(encodage)
        except UnicodeDecodeError:
            continue
    raise FichierRefuse("L’encodage de ce fichier .csv n’est pas reconnu : enregistrez-le en UTF-8.")


def _separateur(contenu: str) -> str:
    """The separator most used by the headings: the values of a line may hold commas, titles do not."""
    entete = next((ligne for ligne in io.StringIO(contenu) if ligne.strip(" \r\n;,")), "")
    return max(SEPARATEURS, key=entete.count)
