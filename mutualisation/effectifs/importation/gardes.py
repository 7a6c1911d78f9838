"""What a spreadsheet must be before anything opens it: its true type, its size once unfolded, no password, no macro.

Everything is judged on the bytes; the name only says what the sender believes.
"""

import zipfile
from pathlib import PurePath
from typing import Literal

from mutualisation.effectifs.importation.refus import MACROS
from mutualisation.fichiers import archives
from mutualisation.fichiers.archives import Limites, Promenade
from mutualisation.fichiers.refus import DEUX_EXTENSIONS, PROTEGE, VIDE, FichierRefuse
from mutualisation.fichiers.signatures import (
    ARCHIVE,
    EXTENSIONS_ACTIVES,
    EXTENSIONS_DE_DOCUMENTS,
    OLE,
    chiffre,
    contenu,
    reconnu,
)
from mutualisation.formulaires import MEGA, trop_lourd

Format = Literal["xlsx", "ods", "csv"]

OCTETS_MAX = 10 * MEGA
# 20 000 lines of twelve cells unfold to 31 MB in the wordiest format (.ods).
LIMITES = Limites()
# « effectifs.01.12.xlsx » or « agents.v2.csv » hide nothing.
_EXTENSIONS_CONNUES = EXTENSIONS_ACTIVES | EXTENSIONS_DE_DOCUMENTS
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_XLSX = b"spreadsheetml.sheet.main+xml"


def examiner(nom: str, octets: bytes) -> Format:
    """The true format of the file, or FichierRefuse. Cheap: reads the head and the directory, unfolds nothing."""
    annonce = _extension(nom)
    _verifier_taille(octets)
    if octets.startswith(OLE):
        raise FichierRefuse(PROTEGE if chiffre(octets) else _ancien(annonce))
    archive_lue = octets.startswith(ARCHIVE)
    if annonce == "csv":
        if archive_lue or reconnu(octets):
            raise FichierRefuse(_contenu_inattendu("csv", octets))
        return "csv"
    if not archive_lue:
        raise FichierRefuse(_contenu_inattendu(annonce, octets))
    with archives.ouvrir(octets) as archive:
        archives.verifier_repertoire(archive, len(octets), LIMITES)
        _verifier_nature(archive, annonce)
    return annonce


def sonder(octets: bytes) -> None:
    """Unfold every part for real and walk its XML. For .xlsx and .ods."""
    archives.sonder(octets, Promenade(LIMITES))


# ── Name, size, first bytes ───────────────────────────────────────────────────


def _extension(nom: str) -> Format:
    parties = [p.casefold() for p in PurePath(nom).name.split(".")]
    extension = parties[-1] if len(parties) > 1 else ""
    if extension == "xlsm":
        raise FichierRefuse(MACROS)
    if extension == "xls":
        raise FichierRefuse(_ancien("xlsx"))
    if extension not in ("xlsx", "ods", "csv"):
        raise FichierRefuse(f"Choisissez un tableur .xlsx, .ods ou .csv : « {nom} » n’en est pas un.")
    if any(milieu.strip() in _EXTENSIONS_CONNUES for milieu in parties[1:-1]):
        raise FichierRefuse(DEUX_EXTENSIONS.format(nom=nom))
    return extension  # type: ignore[return-value]


def _ancien(annonce: str) -> str:
    cible = "xlsx" if annonce == "csv" else annonce
    return f"Ce fichier est un classeur d’un ancien format (.xls) : enregistrez-le au format .{cible}."


def _verifier_taille(octets: bytes) -> None:
    if not octets:
        raise FichierRefuse(VIDE)
    if len(octets) > OCTETS_MAX:
        raise FichierRefuse(trop_lourd(len(octets), OCTETS_MAX))


def _contenu_inattendu(annonce: str, octets: bytes) -> str:
    return f"Le nom de ce fichier annonce un .{annonce}, mais son contenu est {contenu(octets)}."


# ── Inside the archive ────────────────────────────────────────────────────────


def _verifier_nature(archive: zipfile.ZipFile, annonce: Format) -> None:
    """A .xlsx and a .ods are both archives: only what they say inside tells them apart."""
    if any(nom.endswith("vbaProject.bin") or nom.startswith("Basic/") for nom in archive.namelist()):
        raise FichierRefuse(MACROS)
    nature = _nature(archive)
    if nature == "autre":
        raise FichierRefuse(f"Le nom de ce fichier annonce un .{annonce}, mais son contenu n’est pas un tableur.")
    if nature != annonce:
        raise FichierRefuse(f"Le nom de ce fichier annonce un .{annonce}, mais son contenu est celui d’un .{nature}.")
    if nature == "ods" and b"encryption-data" in archives.tete(archive, "META-INF/manifest.xml"):
        raise FichierRefuse(PROTEGE)


def _nature(archive: zipfile.ZipFile) -> str:
    if archives.tete(archive, "mimetype") == _ODS and "content.xml" in archive.namelist():
        return "ods"
    if _XLSX in archives.tete(archive, "[Content_Types].xml"):
        return "xlsx"
    return "autre"
