"""Pictures: walked from the first marker to the last, with nothing after."""

from __future__ import annotations

import re
import struct
import zlib

from mutualisation.fichiers.refus import ENDOMMAGE, FichierRefuse

# Beyond, drawing it fills the memory of whoever opens it: ten times what a camera makes.
PIXELS_MAX = 200_000_000
# A picture, its thumbnail, the other exposures of the same view.
IMAGES_MAX = 10
_CACHE = "D’autres données suivent l’image dans ce fichier : enregistrez-la de nouveau."
_TROP_GRANDE = "Cette image dépasse 200 millions de points : réduisez-la."
_SIGNATURE_PNG = b"\x89PNG\r\n\x1a\n"
# Coded data: a marker is FF followed by neither 00 (a plain FF) nor a restart.
_CODE = rb"([\x01-\xcf\xd8-\xfe])"
_MARQUEUR = re.compile(rb"\xff+" + _CODE)
# Looked for, not expected here: one FF only, since a long run of them would be read again from each of its bytes.
_SUIVANT = re.compile(rb"\xff" + _CODE)
_FIN, _BALAYAGE = 0xD9, 0xDA
_TRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def examiner_png(octets: bytes) -> None:
    """Chunk after chunk, each with its checksum, the header first and the end last."""
    position, premier = len(_SIGNATURE_PNG), True
    while True:
        genre, donnees, position = _bloc(octets, position)
        if premier:
            _verifier_entete(genre, donnees)
            premier = False
        if genre == b"IEND":
            break
    _verifier_rien_apres(octets[position:])


def _bloc(octets: bytes, position: int) -> tuple[bytes, bytes, int]:
    entete = octets[position : position + 8]
    if len(entete) < 8:
        raise FichierRefuse(ENDOMMAGE)
    taille, genre = struct.unpack(">I4s", entete)
    fin = position + 8 + taille
    donnees, controle = octets[position + 8 : fin], octets[fin : fin + 4]
    if len(controle) < 4 or zlib.crc32(genre + donnees) != int.from_bytes(controle):
        raise FichierRefuse(ENDOMMAGE)
    return genre, donnees, fin + 4


def _verifier_entete(genre: bytes, donnees: bytes) -> None:
    if genre != b"IHDR" or len(donnees) != 13:
        raise FichierRefuse(ENDOMMAGE)
    _verifier_points(*struct.unpack(">II", donnees[:8]))


def examiner_jpeg(octets: bytes) -> None:
    """Segment after segment; phones add a smaller picture behind the first, which is walked too."""
    position = 0
    for _ in range(IMAGES_MAX):
        if not octets.startswith(b"\xff\xd8", position):
            break
        position = _image(octets, position + 2)
        while octets.startswith(b"\0", position):
            position += 1
    _verifier_rien_apres(octets[position:])


def _image(octets: bytes, position: int) -> int:
    """Where the picture that starts here ends."""
    trame = False
    while True:
        marqueur = _MARQUEUR.match(octets, position)
        if marqueur is None:
            raise FichierRefuse(ENDOMMAGE)
        position, code = marqueur.end(), marqueur[1][0]
        if code == _FIN:
            if not trame:
                raise FichierRefuse(ENDOMMAGE)
            return position
        segment = octets[position : position + 9]
        if len(segment) < 9:
            raise FichierRefuse(ENDOMMAGE)
        if code in _TRAMES:
            trame = True
            hauteur, largeur = struct.unpack(">HH", segment[3:7])
            _verifier_points(largeur, hauteur)
        position += int.from_bytes(segment[:2])
        if code == _BALAYAGE:
            suivant = _SUIVANT.search(octets, position)
            position = suivant.start() if suivant else len(octets)


def _verifier_points(largeur: int, hauteur: int) -> None:
    if not largeur or not hauteur:
        raise FichierRefuse(ENDOMMAGE)
    if largeur * hauteur > PIXELS_MAX:
        raise FichierRefuse(_TROP_GRANDE)


def _verifier_rien_apres(reste: bytes) -> None:
    if reste.strip(b"\0\r\n "):
        raise FichierRefuse(_CACHE)
