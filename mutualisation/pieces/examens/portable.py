"""PDF: whole, readable by us, and without anything that runs or unfolds.

No library reads PDF where the software runs (pikepdf only serves the tests), and none is needed: names are looked for
in the bytes, and in the object streams unfolded, where recent writers put them. A locked PDF is refused for that very
reason: nobody could look inside.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from mutualisation.fichiers.archives import PAS_DE_LECTURE, Limites
from mutualisation.fichiers.refus import ENDOMMAGE, EXPLOSIF, FichierRefuse
from mutualisation.formulaires import MEGA

LIMITES = Limites()
_BLANCS = b"\0\t\n\f\r \x1a"
_IMPRIMEZ = "imprimez-le en PDF et joignez cette copie."
_INTERDITS = {
    rb"Encrypt": "Ce PDF est protégé par un mot de passe ou par des restrictions : enregistrez-le sans protection.",
    rb"JavaScript": f"Ce PDF contient un programme (JavaScript) : {_IMPRIMEZ}",
    rb"Launch": f"Ce PDF lance un autre programme : {_IMPRIMEZ}",
    rb"RichMedia": f"Ce PDF contient une animation : {_IMPRIMEZ}",
    rb"XFA(?=\s*[\[\d])": f"Ce PDF est un formulaire dynamique : {_IMPRIMEZ}",
    rb"EmbeddedFiles?": "Ce PDF contient d’autres fichiers : joignez chacun à part.",
}
_NOM = re.compile(rb"/(?:" + b"|".join(b"(%s)" % nom for nom in _INTERDITS) + rb")(?![A-Za-z0-9])")
_ECHAPPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_PREDICTION = re.compile(rb"/Predictor\s+(?:[2-9]|1\d)")
_FLUX_D_OBJETS = re.compile(rb"/ObjStm\b")
_DEBUT_DE_FLUX = re.compile(rb"\bstream\r?\n")
# Each holds a hundred objects or more: as many as a book of ten thousand pages needs.
FLUX_MAX = 5_000
# From « obj » to « stream », the dictionary of a stream is short.
_DICTIONNAIRE_MAX = 2000
_ILLISIBLE = f"Ce PDF est écrit d’une façon inhabituelle, qui ne peut pas être vérifiée : {_IMPRIMEZ}"


def examiner(octets: bytes) -> None:
    """FichierRefuse with what to do about it."""
    fin = octets.rstrip(_BLANCS)
    if not re.match(rb"%PDF-[12]\.\d", octets) or not fin.endswith(b"%%EOF") or b"startxref" not in fin[-1100:]:
        raise FichierRefuse(ENDOMMAGE)
    lisible = _sans_echappement(octets)
    _verifier_noms(lisible)
    for objets in _flux_d_objets(octets, lisible):
        _verifier_noms(_sans_echappement(objets))


def _sans_echappement(octets: bytes) -> bytes:
    """« /J#61vaScript » is the same name."""
    return _ECHAPPE.sub(lambda trouve: bytes.fromhex(trouve[1].decode()), octets)


def _verifier_noms(octets: bytes) -> None:
    if trouve := _NOM.search(octets):
        raise FichierRefuse(list(_INTERDITS.values())[(trouve.lastindex or 1) - 1])


def _flux_d_objets(octets: bytes, lisible: bytes) -> Iterator[bytes]:
    """The object streams, unfolded within the limit; one compressed in an odd way is not one we can vouch for."""
    nombre = len(_FLUX_D_OBJETS.findall(octets))
    if nombre > FLUX_MAX or nombre != len(_FLUX_D_OBJETS.findall(lisible)):
        raise FichierRefuse(_ILLISIBLE)
    reste = LIMITES.deplie
    for trouve in _FLUX_D_OBJETS.finditer(octets):
        debut = _DEBUT_DE_FLUX.search(octets, trouve.end(), trouve.end() + _DICTIONNAIRE_MAX)
        if debut is None:
            raise FichierRefuse(_ILLISIBLE)
        ouverture = octets.rfind(b"obj", max(0, trouve.start() - _DICTIONNAIRE_MAX), trouve.start())
        dictionnaire = octets[max(0, ouverture) : debut.start()]
        objets = _deplier(memoryview(octets)[debut.end() :], dictionnaire, reste)
        reste -= len(objets)
        yield objets


def _deplier(flux: memoryview, dictionnaire: bytes, limite: int) -> bytes:
    filtre = re.search(rb"/Filter\s*(\[[^\]]*\]|/\w+)", dictionnaire)
    if filtre is None:
        # As it is in the file, which was read already.
        return b""
    if filtre[1].strip(b"[] \r\n") not in (b"/FlateDecode", b"/Fl") or _PREDICTION.search(dictionnaire):
        raise FichierRefuse(_ILLISIBLE)
    depliant, objets = zlib.decompressobj(), bytearray()
    try:
        for position in range(0, len(flux), PAS_DE_LECTURE):
            objets += depliant.decompress(flux[position : position + PAS_DE_LECTURE], limite - len(objets) + 1)
            if len(objets) > limite:
                raise FichierRefuse(EXPLOSIF.format(taille=f"plus de {LIMITES.deplie // MEGA} Mo"))
            if depliant.eof:
                return bytes(objets)
    except zlib.error as panne:
        raise FichierRefuse(_ILLISIBLE) from panne
    raise FichierRefuse(ENDOMMAGE)
