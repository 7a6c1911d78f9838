"""Plain text: readable as it is, and not a page in disguise."""

from __future__ import annotations

import re
import unicodedata

from mutualisation.fichiers.refus import FichierRefuse
from mutualisation.fichiers.signatures import reconnu

# A browser that guesses types looks no further.
_LU_PAR_LES_NAVIGATEURS = 1500
_PAGE = re.compile(r"<(?:!doctype|html|head|body|script|svg|iframe|object|embed|\?php|\?xml)\b", re.IGNORECASE)
_PERMIS = "\t\n\r\f"
# What a spreadsheet would run: a formula, a command sent to another program (« -cmd|' /C calc'!A0 »).
_FORMULE = re.compile(r'(?:^|[;,\t]) *(?:" *)?(?:[=@]|[+-](?:[^;,\t\n]*\||[ +-]*[A-Za-z_.]+\())', re.MULTILINE)


def examiner(octets: bytes) -> str:
    """The text, or FichierRefuse."""
    if quoi := reconnu(octets):
        raise FichierRefuse(f"Le nom de ce fichier annonce du texte, mais son contenu est {quoi}.")
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FichierRefuse(
            "Ce fichier n’est pas du texte en UTF-8 : enregistrez-le avec cet encodage, ou en PDF."
        ) from None
    if any(unicodedata.category(signe) == "Cc" and signe not in _PERMIS for signe in set(texte)):
        raise FichierRefuse("Ce fichier contient des caractères qui ne sont pas du texte : il est refusé.")
    if _PAGE.search(texte[:_LU_PAR_LES_NAVIGATEURS]):
        raise FichierRefuse("Le nom de ce fichier annonce du texte, mais son contenu est une page ou un document XML.")
    return texte


def examiner_csv(octets: bytes) -> None:
    """A table holds values; what a spreadsheet would compute or run has no place in it."""
    texte = examiner(octets)
    if formule := _FORMULE.search(texte.replace("\r\n", "\n").replace("\r", "\n")):
        ligne = texte.count("\n", 0, formule.end()) + 1
        raise FichierRefuse(f"Ce tableau contient une formule (ligne {ligne}) : n’y laissez que des valeurs.")
