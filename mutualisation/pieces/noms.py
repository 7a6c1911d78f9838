"""The name under which a document is shown and downloaded; the disk never sees it.

A name is cleaned of what only misleads (invisible characters, leading dots, signs a file system refuses) and refused
for what it tries: to be a path, to hide what the file is behind a second extension.
"""

from __future__ import annotations

import re
import unicodedata

from mutualisation.fichiers.refus import DEUX_EXTENSIONS, FichierRefuse
from mutualisation.fichiers.signatures import EXTENSIONS_ACTIVES
from mutualisation.pieces.natures import EN_MOTS, NATURES, SYNONYMES, Nature

LONGUEUR_MAX = 100
SANS_NOM = "document"
# Windows opens a device under these names, whatever the extension.
_RESERVES = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])", re.IGNORECASE)
_REFUSES_PAR_LES_DISQUES = re.compile(r'[<>:"|?*]+')
_SEPARATEURS = re.compile(r"[/\\]")
# Control, format (right-to-left override, zero width), surrogate, private, unassigned; ends of line and paragraph.
_INVISIBLES = ("C", "Zl", "Zp")
# What one sees of a refused name: enough to recognise it.
MONTRE = 60


def nettoyer(nom: str) -> tuple[str, Nature]:
    """The name to keep, extension included, and the kind it announces; FichierRefuse for what is not accepted.

    A browser sends no path: Django drops the one an old client would send, what is left of one was disguised.
    """
    visible = _sans_invisibles(nom)
    if _SEPARATEURS.search(visible):
        raise FichierRefuse(f"Le nom « {visible[:MONTRE]} » contient un chemin : renommez le fichier sans barre.")
    radical, _, extension = visible.rpartition(".")
    nature = _nature(visible, extension.strip().casefold() if radical.strip(" .") else "")
    if any(milieu.strip().casefold() in EXTENSIONS_ACTIVES for milieu in radical.split(".")[1:]):
        raise FichierRefuse(DEUX_EXTENSIONS.format(nom=visible[:MONTRE]))
    return f"{_radical(radical)}.{nature.extension}", nature


def _sans_invisibles(nom: str) -> str:
    """Composed letters (a Mac sends them apart), compatibility forms of / and \\ made plain, the rest untouched."""
    lisible = "".join(_en_clair(signe) for signe in unicodedata.normalize("NFC", nom))
    return " ".join(lisible.split())


def _en_clair(signe: str) -> str:
    categorie = unicodedata.category(signe)
    if categorie.startswith(_INVISIBLES):
        return " " if signe.isspace() else ""
    plat = unicodedata.normalize("NFKC", signe)
    if plat in ("/", "\\", ".") or signe in "∕⁄⧸∖⧵":
        return plat if plat in ("\\", ".") else "/"
    return signe


def _nature(nom: str, extension: str) -> Nature:
    extension = SYNONYMES.get(extension, extension)
    if extension not in NATURES:
        raise FichierRefuse(f"« {nom[:MONTRE]} » n’est pas d’un format accepté : {EN_MOTS}.")
    return NATURES[extension]


def _radical(radical: str) -> str:
    propre = _REFUSES_PAR_LES_DISQUES.sub("-", radical).strip(" .-~$_")
    propre = propre[:LONGUEUR_MAX].rstrip(" .-")
    # A device is opened by what comes before the first dot: « NUL.2027.pdf » too.
    if not propre or _RESERVES.fullmatch(propre.split(".")[0].strip()):
        return f"{SANS_NOM} {propre}".strip()
    return propre
