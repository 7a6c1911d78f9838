"""What a file must be before anything opens it: its true type, its size once unfolded, no password, no macro.

Everything is judged on the bytes; the name only says what the sender believes. Nothing here trusts a size that the
archive declares about itself: declared sizes are checked first because that is free, real ones afterwards.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import Literal
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml import sax as sax_sur

from mutualisation.effectifs.importation.refus import ENDOMMAGE, EXPLOSIF, MACROS, PROTEGE, FichierRefuse
from mutualisation.formulaires import MEGA, trop_lourd
from mutualisation.typographie import nombre_court

Format = Literal["xlsx", "ods", "csv"]
Signature = Literal["zip", "ole", "autre", "texte"]

OCTETS_MAX = 10 * MEGA
# 20 000 lines of twelve cells unfold to 31 MB in the wordiest format (.ods).
DEPLIE_MAX = 64 * MEGA
# Judged above that size only: a small sheet where every line repeats the last one also shrinks a lot.
RATIO_MAX = 120
RATIO_A_PARTIR_DE = 16 * MEGA
PARTIES_MAX = 400
# An element costs a hundred times its bytes once parsed: « <c/> » ten million times would fill the memory.
ELEMENTS_MAX = 2_500_000
PROFONDEUR_MAX = 60
PAS_DE_LECTURE = 64 * 1024

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_CHIFFRE = "EncryptedPackage".encode("utf-16-le")
_AUTRES_CONTENUS = {
    b"%PDF": "un document PDF",
    b"\x89PNG": "une image",
    b"\xff\xd8\xff": "une image",
    b"GIF8": "une image",
    b"MZ": "un programme",
    b"\x7fELF": "un programme",
    b"\x1f\x8b": "une archive compressée",
    b"7z\xbc\xaf": "une archive compressée",
    b"Rar!": "une archive compressée",
    b"{\\rtf": "un document de traitement de texte",
    b"<": "une page ou un document XML",
}
# A second extension hides what a file is; « effectifs.01.12.xlsx » or « agents.v2.csv » hide nothing.
_EXTENSIONS_CONNUES = frozenset(
    (
        *("xlsx", "xlsm", "xlsb", "xls", "ods", "odt", "csv", "tsv", "txt", "pdf", "doc", "docx", "htm", "html"),
        *("zip", "rar", "7z", "gz", "iso", "exe", "com", "bat", "cmd", "scr", "msi", "lnk", "js", "vbs", "ps1"),
        *("sh", "php", "py", "jar", "svg", "xml"),
    )
)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_XLSX = b"spreadsheetml.sheet.main+xml"


def examiner(nom: str, octets: bytes) -> Format:
    """The true format of the file, or FichierRefuse. Cheap: reads the head and the directory, unfolds nothing."""
    annonce = _extension(nom)
    _verifier_taille(octets)
    signature = _signature(octets)
    if signature == "ole":
        raise FichierRefuse(PROTEGE if _CHIFFRE in octets else _ancien(annonce))
    if annonce == "csv":
        if signature != "texte":
            raise FichierRefuse(_contenu_inattendu("csv", octets))
        return "csv"
    if signature != "zip":
        raise FichierRefuse(_contenu_inattendu(annonce, octets))
    with _ouvrir(octets) as archive:
        _verifier_repertoire(archive, len(octets))
        _verifier_nature(archive, annonce)
    return annonce


def sonder(octets: bytes) -> None:
    """Unfold every part for real and walk its XML: sizes, entities, number of elements. For .xlsx and .ods."""
    compteur = _Compteur()
    with _ouvrir(octets) as archive:
        deplie = 0
        for partie in archive.infolist():
            for morceau in _morceaux(archive, partie):
                deplie += len(morceau)
                if deplie > DEPLIE_MAX:
                    raise FichierRefuse(EXPLOSIF.format(taille=_en_mega(deplie)))
            if partie.filename.endswith((".xml", ".rels")):
                compteur.parcourir(archive, partie)


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
        raise FichierRefuse(f"Le nom « {nom} » porte deux extensions : renommez le fichier avec une seule.")
    return extension  # type: ignore[return-value]


def _ancien(annonce: str) -> str:
    cible = "xlsx" if annonce == "csv" else annonce
    return f"Ce fichier est un classeur d’un ancien format (.xls) : enregistrez-le au format .{cible}."


def _verifier_taille(octets: bytes) -> None:
    if not octets:
        raise FichierRefuse("Ce fichier est vide (0 octet).")
    if len(octets) > OCTETS_MAX:
        raise FichierRefuse(trop_lourd(len(octets), OCTETS_MAX))


def _en_mega(octets: int) -> str:
    return f"{nombre_court(octets / MEGA)} Mo"


def _signature(octets: bytes) -> Signature:
    if octets.startswith(b"PK"):
        return "zip"
    if octets.startswith(_OLE):
        return "ole"
    return "autre" if _reconnu(octets) else "texte"


def _reconnu(octets: bytes) -> str:
    tete = octets[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((quoi for debut, quoi in _AUTRES_CONTENUS.items() if tete.startswith(debut)), "")


def _contenu_inattendu(annonce: str, octets: bytes) -> str:
    quoi = "une archive ou un classeur" if octets.startswith(b"PK") else _reconnu(octets) or "du texte"
    return f"Le nom de ce fichier annonce un .{annonce}, mais son contenu est {quoi}."


# ── Inside the archive ────────────────────────────────────────────────────────


def _ouvrir(octets: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(octets))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as panne:
        raise FichierRefuse(ENDOMMAGE) from panne


def _verifier_repertoire(archive: zipfile.ZipFile, taille: int) -> None:
    """What the archive declares about itself: already enough to refuse the plainest bombs."""
    parties = archive.infolist()
    if len(parties) > PARTIES_MAX or len({p.filename for p in parties}) != len(parties):
        raise FichierRefuse(ENDOMMAGE)
    if any(re.search(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]", p.filename) for p in parties):
        raise FichierRefuse(ENDOMMAGE)
    if any(p.flag_bits & 1 for p in parties):
        raise FichierRefuse(PROTEGE)
    deplie = sum(p.file_size for p in parties)
    if deplie > DEPLIE_MAX or deplie > max(RATIO_A_PARTIR_DE, RATIO_MAX * taille):
        raise FichierRefuse(EXPLOSIF.format(taille=_en_mega(deplie)))


def _verifier_nature(archive: zipfile.ZipFile, annonce: Format) -> None:
    """A .xlsx and a .ods are both archives: only what they say inside tells them apart."""
    noms = set(archive.namelist())
    if any(nom.endswith("vbaProject.bin") or nom.startswith("Basic/") for nom in noms):
        raise FichierRefuse(MACROS)
    nature = _nature(archive, noms)
    if nature == "autre":
        raise FichierRefuse(f"Le nom de ce fichier annonce un .{annonce}, mais son contenu n’est pas un tableur.")
    if nature != annonce:
        raise FichierRefuse(f"Le nom de ce fichier annonce un .{annonce}, mais son contenu est celui d’un .{nature}.")
    if nature == "ods" and b"encryption-data" in _tete(archive, "META-INF/manifest.xml", noms):
        raise FichierRefuse(PROTEGE)


def _nature(archive: zipfile.ZipFile, noms: set[str]) -> str:
    if _tete(archive, "mimetype", noms) == _ODS and "content.xml" in noms:
        return "ods"
    if _XLSX in _tete(archive, "[Content_Types].xml", noms):
        return "xlsx"
    return "autre"


def _tete(archive: zipfile.ZipFile, nom: str, noms: set[str]) -> bytes:
    if nom not in noms:
        return b""
    return next(_morceaux(archive, archive.getinfo(nom)), b"")


def _morceaux(archive: zipfile.ZipFile, partie: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part piece by piece; a declared size that lies is caught by its checksum."""
    try:
        with archive.open(partie) as flux:
            while morceau := flux.read(PAS_DE_LECTURE):
                yield morceau
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as panne:
        raise FichierRefuse(ENDOMMAGE) from panne


class _Compteur(ContentHandler):
    """Counts elements and depth over all the parts of one file."""

    def __init__(self) -> None:
        super().__init__()
        self.elements = 0
        self.profondeur = 0

    def parcourir(self, archive: zipfile.ZipFile, partie: zipfile.ZipInfo) -> None:
        self.profondeur = 0
        try:
            with archive.open(partie) as flux:
                sax_sur.parse(flux, self, forbid_dtd=True)
        except DefusedXmlException as piege:
            raise FichierRefuse(
                "Ce fichier contient des définitions XML qu’aucun tableur n’écrit : il est refusé par sécurité."
            ) from piege
        except SAXException as panne:
            raise FichierRefuse(ENDOMMAGE) from panne

    def startElement(self, name: str, attrs: object) -> None:
        self.elements += 1
        self.profondeur += 1
        if self.elements > ELEMENTS_MAX or self.profondeur > PROFONDEUR_MAX:
            raise FichierRefuse("Ce fichier contient trop d’éléments pour un tableau d’agents : il est refusé.")

    def endElement(self, name: str) -> None:
        self.profondeur -= 1
