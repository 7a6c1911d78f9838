"""Office files: the archive measured, its parts walked, and nothing in it that runs or calls another program."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from typing import Any

from mutualisation.fichiers import archives
from mutualisation.fichiers.archives import Limites, Promenade
from mutualisation.fichiers.refus import PROTEGE, FichierRefuse
from mutualisation.fichiers.signatures import EXTENSIONS_ACTIVES, OLE, PROGRAMME, reconnu
from mutualisation.pieces.natures import NATURES, Nature

# A presentation of two hundred slides has four parts to each.
LIMITES = Limites(parties=2_000, profondeur=200)
# A chart carries its workbook, which carries nothing more.
EMBOITEMENTS = 1
_TYPES = "[Content_Types].xml"
MACROS = "Ce fichier contient des macros : enregistrez-le sans macro."
OBJET = "Un autre fichier est incorporé dans ce document : retirez-le, ou joignez-le à part."
PROGRAMME_CACHE = "Un programme ou une page est caché dans ce document : il est refusé par sécurité."
LIAISON = "Ce document va chercher ailleurs une partie de son contenu : enregistrez-le sans liaison externe."
COMMANDE = "Ce document appelle un autre programme (liaison DDE) : enregistrez-le sans cette liaison."
# Parts that may be elsewhere without being run: a link one follows, a picture, a workbook one refers to.
_LIAISONS_PERMISES = ("/hyperlink", "/image", "/video", "/audio", "/media", "/externalLinkPath", "/xlPathMissing")
_MACROS = re.compile(r"macroenabled|vbaproject|activex", re.IGNORECASE)
# A drawing is kept beside its picture; nothing in an office file runs its scripts.
_EXTENSIONS_REFUSEES = EXTENSIONS_ACTIVES - {"xml", "svg"}
_CHAMP_DDE = re.compile(r"^\s*DDE(?:AUTO)?\b", re.IGNORECASE | re.MULTILINE)


def examiner(nature: Nature, octets: bytes, emboitements: int = EMBOITEMENTS) -> None:
    """FichierRefuse with what to do about it."""
    with archives.ouvrir(octets) as archive:
        archives.verifier_repertoire(archive, len(octets), LIMITES)
        _verifier_nature(archive, nature)
        _verifier_parties(archive)
    archives.sonder(octets, promenade := Inspection())
    if _CHAMP_DDE.search("".join(promenade.champs)):
        raise FichierRefuse(COMMANDE)
    _verifier_emboites(octets, emboitements)


def _verifier_nature(archive: zipfile.ZipFile, nature: Nature) -> None:
    trouvee = _nature(archive)
    if trouvee is None:
        raise FichierRefuse(
            f"Le nom de ce fichier annonce un .{nature.extension}, mais son contenu est une archive quelconque."
        )
    if trouvee != nature:
        raise FichierRefuse(
            f"Le nom de ce fichier annonce un .{nature.extension}, mais son contenu est celui d’un "
            f".{trouvee.extension}."
        )


def _nature(archive: zipfile.ZipFile) -> Nature | None:
    odf = archives.tete(archive, "mimetype").strip()
    if odf:
        present = "content.xml" in archive.namelist()
        return next((n for n in NATURES.values() if n.marque == odf), None) if present else None
    types = _entiere(archive, _TYPES)
    if _MACROS.search(types.decode(errors="replace")):
        raise FichierRefuse(MACROS)
    return next((n for n in NATURES.values() if n.marque and b'"%s"' % n.marque in types), None)


def _entiere(archive: zipfile.ZipFile, nom: str) -> bytes:
    """The list of parts; that of a long presentation is longer than one reading step."""
    if nom not in archive.namelist():
        return b""
    return b"".join(archives.morceaux(archive, archive.getinfo(nom)))


def _verifier_parties(archive: zipfile.ZipFile) -> None:
    if b"encryption-data" in _entiere(archive, "META-INF/manifest.xml"):
        raise FichierRefuse(PROTEGE)
    for nom in archive.namelist():
        plat = nom.casefold()
        if plat.endswith("vbaproject.bin") or plat.startswith(("basic/", "scripts/")) or "/activex/" in plat:
            raise FichierRefuse(MACROS)
        extension = plat.rpartition(".")[2]
        if extension in _EXTENSIONS_REFUSEES:
            raise FichierRefuse(PROGRAMME_CACHE)


def _verifier_emboites(octets: bytes, emboitements: int) -> None:
    with archives.ouvrir(octets) as archive:
        for partie in archive.infolist():
            debut = archives.tete(archive, partie.filename)
            if not debut.startswith(b"PK\x03\x04"):
                continue
            nature = NATURES.get(partie.filename.rpartition(".")[2].casefold())
            if emboitements == 0 or nature is None or nature.examen != "bureautique":
                raise FichierRefuse(OBJET)
            examiner(nature, b"".join(archives.morceaux(archive, partie)), emboitements - 1)


class Inspection(Promenade):
    """Every part of one office file, read once."""

    def __init__(self) -> None:
        super().__init__(LIMITES)
        # The instructions of fields, one per line: a field may be cut into pieces to hide its first word.
        self.champs: list[str] = []
        self.dans_un_champ = False

    def entrer(self, nom: str, debut: bytes) -> None:
        super().entrer(nom, debut)
        if debut.startswith(OLE):
            raise FichierRefuse(OBJET)
        if reconnu(debut) == PROGRAMME:
            raise FichierRefuse(PROGRAMME_CACHE)

    def startElement(self, name: str, attrs: Any) -> None:
        super().startElement(name, attrs)
        element = name.rpartition(":")[2]
        if self.partie == _TYPES and _MACROS.search(attrs.get("ContentType", "")):
            raise FichierRefuse(MACROS)
        if self.partie.endswith(".rels") and element == "Relationship":
            _verifier_relation(attrs)
        if element in ("ddeLink", "dde-source", "dde-connection-decl"):
            raise FichierRefuse(COMMANDE)
        if any(valeur.startswith("vnd.sun.star.script:") for valeur in attrs.values()):
            raise FichierRefuse(MACROS)
        if element == "fldSimple":
            self.champs.append("\n" + "".join(v for nom, v in attrs.items() if nom.endswith("instr")))
        elif element == "fldChar":
            self.champs.append("\n" if "begin" in attrs.values() else "")
        self.dans_un_champ = element == "instrText"

    def characters(self, content: str) -> None:
        if self.dans_un_champ:
            self.champs.append(content)

    def endElement(self, name: str) -> None:
        super().endElement(name)
        self.dans_un_champ = False


def _verifier_relation(attributs: Mapping[str, str]) -> None:
    """What a part is linked to: an object that runs is refused inside the file, nearly everything outside it."""
    genre = attributs.get("Type", "")
    if genre.endswith(("/oleObject", "/control", "/vbaProject", "/attachedToolbars")):
        raise FichierRefuse(OBJET)
    if attributs.get("TargetMode", "").casefold() == "external" and not genre.endswith(_LIAISONS_PERMISES):
        raise FichierRefuse(LIAISON)
