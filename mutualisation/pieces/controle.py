"""What a file must be to be joined to an object: pure, on the name and the bytes; nothing is written before it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from mutualisation.fichiers.refus import PROTEGE, VIDE, FichierRefuse
from mutualisation.fichiers.signatures import OLE, chiffre, contenu
from mutualisation.formulaires import trop_lourd
from mutualisation.pieces.examens import bureautique, images, portable, textes
from mutualisation.pieces.natures import Nature
from mutualisation.pieces.noms import nettoyer

_EXAMENS: dict[str, Callable[[Nature, bytes], object]] = {
    "bureautique": bureautique.examiner,
    "pdf": lambda nature, octets: portable.examiner(octets),
    "png": lambda nature, octets: images.examiner_png(octets),
    "jpeg": lambda nature, octets: images.examiner_jpeg(octets),
    "texte": lambda nature, octets: textes.examiner(octets),
    "csv": lambda nature, octets: textes.examiner_csv(octets),
}
_DEBUTS = {"bureautique": b"PK\x03\x04", "pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}

ANCIEN = "Ce fichier est d’un ancien format de bureautique (avant 2007) : enregistrez-le au format actuel, ou en PDF."


@dataclass(frozen=True)
class Controlee:
    """What passed: the name to show, the type to serve."""

    nom: str
    type_contenu: str


def verifier_taille(taille: int, limite: int) -> None:
    """Asked before the file is read; an empty one is not a document."""
    if taille == 0:
        raise FichierRefuse(VIDE)
    if taille > limite:
        raise FichierRefuse(trop_lourd(taille, limite))


def controler(nom: str, octets: bytes) -> Controlee:
    """The name cleaned and the type found, or FichierRefuse: the name says what the content is, all of it."""
    propre, nature = nettoyer(nom)
    if not octets:
        raise FichierRefuse(VIDE)
    debut = _DEBUTS.get(nature.examen, b"")
    if not octets.startswith(debut):
        raise FichierRefuse(_inattendu(nature, octets))
    if nature.examen != "bureautique" and zipfile.is_zipfile(io.BytesIO(octets)):
        raise FichierRefuse("Une archive est cachée à la fin de ce fichier : il est refusé par sécurité.")
    _EXAMENS[nature.examen](nature, octets)
    return Controlee(propre, nature.type_contenu)


def _inattendu(nature: Nature, octets: bytes) -> str:
    if octets.startswith(OLE):
        return PROTEGE if chiffre(octets) else ANCIEN
    return f"Le nom de ce fichier annonce un .{nature.extension}, mais son contenu est {contenu(octets)}."
