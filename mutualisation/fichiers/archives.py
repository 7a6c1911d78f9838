"""Office files are archives: how they are opened, measured and walked without being trusted.

Nothing here trusts a size that the archive declares about itself: declared sizes are checked first because that is
free, real ones afterwards.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml import sax as sax_sur

from mutualisation.fichiers.refus import ENDOMMAGE, EXPLOSIF, PROTEGE, FichierRefuse
from mutualisation.formulaires import MEGA
from mutualisation.typographie import nombre_court

PAS_DE_LECTURE = 64 * 1024
# Counted before the directory is read: each entry costs half a kilobyte of memory.
_ENTREE = b"PK\x01\x02"
ENTREES_MAX = 20_000
_PANNES = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_CHEMIN_EVADE = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]")


@dataclass(frozen=True)
class Limites:
    """What an honest file of this kind never goes beyond."""

    deplie: int = 64 * MEGA
    # Judged above that size only: a small file where every line repeats the last one also shrinks a lot.
    ratio: int = 120
    ratio_a_partir_de: int = 16 * MEGA
    parties: int = 400
    # An element costs a hundred times its bytes once parsed: « <c/> » ten million times would fill the memory.
    elements: int = 2_500_000
    profondeur: int = 60


def ouvrir(octets: bytes) -> zipfile.ZipFile:
    """The archive, closed by the caller."""
    if octets.count(_ENTREE) > ENTREES_MAX:
        raise FichierRefuse(ENDOMMAGE)
    try:
        return zipfile.ZipFile(io.BytesIO(octets))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as panne:
        raise FichierRefuse(ENDOMMAGE) from panne


def verifier_repertoire(archive: zipfile.ZipFile, taille: int, limites: Limites) -> None:
    """What the archive declares about itself: already enough to refuse the plainest bombs."""
    parties = archive.infolist()
    if len(parties) > limites.parties or len({p.filename for p in parties}) != len(parties):
        raise FichierRefuse(ENDOMMAGE)
    if any(_CHEMIN_EVADE.search(p.filename) for p in parties):
        raise FichierRefuse(ENDOMMAGE)
    if any(p.flag_bits & 1 for p in parties):
        raise FichierRefuse(PROTEGE)
    deplie = sum(p.file_size for p in parties)
    if deplie > limites.deplie or deplie > max(limites.ratio_a_partir_de, limites.ratio * taille):
        raise FichierRefuse(EXPLOSIF.format(taille=_en_mega(deplie)))


def morceaux(archive: zipfile.ZipFile, partie: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part piece by piece; a declared size that lies is caught by its checksum."""
    try:
        with archive.open(partie) as flux:
            while morceau := flux.read(PAS_DE_LECTURE):
                yield morceau
    except _PANNES as panne:
        raise FichierRefuse(ENDOMMAGE) from panne


def tete(archive: zipfile.ZipFile, nom: str) -> bytes:
    """The beginning of a part; nothing when there is no such part."""
    try:
        return next(morceaux(archive, archive.getinfo(nom)), b"")
    except KeyError:
        return b""


class Promenade(ContentHandler):
    """Walks the XML of every part of one file, counting elements and depth; what looks closer derives from it."""

    def __init__(self, limites: Limites) -> None:
        super().__init__()
        self.limites = limites
        self.partie = ""
        self.elements = 0
        self.profondeur = 0

    def entrer(self, nom: str, debut: bytes) -> None:
        """A part is about to be walked, XML or not: its name, its first bytes."""
        self.partie, self.profondeur = nom, 0

    def startElement(self, name: str, attrs: object) -> None:
        self.elements += 1
        self.profondeur += 1
        if self.elements > self.limites.elements or self.profondeur > self.limites.profondeur:
            raise FichierRefuse("Ce fichier contient trop d’éléments pour être ouvert sans risque : il est refusé.")

    def endElement(self, name: str) -> None:
        self.profondeur -= 1


def sonder(octets: bytes, promenade: Promenade) -> None:
    """Unfold every part for real and walk its XML: sizes, entities, number of elements."""
    with ouvrir(octets) as archive:
        deplie = 0
        for partie in archive.infolist():
            debut = b""
            for morceau in morceaux(archive, partie):
                debut = debut or morceau
                deplie += len(morceau)
                if deplie > promenade.limites.deplie:
                    raise FichierRefuse(EXPLOSIF.format(taille=_en_mega(deplie)))
            promenade.entrer(partie.filename, debut)
            # Writers leave empty parts behind them, settings of a toolbar nobody changed.
            if debut and partie.filename.endswith((".xml", ".rels")):
                _parcourir(archive, partie, promenade)


def _parcourir(archive: zipfile.ZipFile, partie: zipfile.ZipInfo, promenade: Promenade) -> None:
    try:
        with archive.open(partie) as flux:
            sax_sur.parse(flux, promenade, forbid_dtd=True)
    except DefusedXmlException as piege:
        raise FichierRefuse(
            "Ce fichier contient des définitions XML qu’aucun logiciel de bureautique n’écrit : "
            "il est refusé par sécurité."
        ) from piege
    except SAXException as panne:
        raise FichierRefuse(ENDOMMAGE) from panne


def _en_mega(octets: int) -> str:
    return f"{nombre_court(octets / MEGA)} Mo"
