"""One cell of one column to one typed value, or the reason it cannot be."""

import datetime as dt
import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from mutualisation.effectifs.importation.colonnes import cle_normale
from mutualisation.effectifs.importation.formats.cellules import Valeur

ANNEE_MIN = 1950
ANNEES_D_AVANCE = 3
_GENRES = {"f": "f", "feminin": "f", "femme": "f", "mme": "f", "m": "m", "h": "m", "masculin": "m", "homme": "m"}
_OUI_NON = {"oui": True, "o": True, "vrai": True, "1": True, "non": False, "n": False, "faux": False, "0": False}
# Letters of any alphabet, and what joins the parts of a name.
_NOM = re.compile(r"[^\W\d_](?:[^\W\d_]|[ ’.\-])*")
_MATRICULE = re.compile(r"[A-Z0-9][A-Z0-9./\-]{0,19}")
_JOUR_FRANCAIS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


class Illisible(Exception):
    """The reason, to be put after the name of the cell."""


def matricule(valeur: Valeur) -> str:
    texte = _texte(valeur).upper()
    if not _MATRICULE.fullmatch(texte):
        raise Illisible("un matricule compte au plus 20 lettres, chiffres, points, barres ou tirets.")
    return texte


def nom(valeur: Valeur, longueur: int = 80) -> str:
    texte = _texte(valeur).replace("'", "’")
    if not _NOM.fullmatch(texte):
        raise Illisible(f"« {texte[:40]} » n’est pas un nom : lettres, espaces, tirets et apostrophes.")
    if len(texte) > longueur:
        raise Illisible(f"ce nom est trop long ({longueur} caractères au plus).")
    return texte


def prenom(valeur: Valeur) -> str:
    return nom(valeur, 60)


def genre(valeur: Valeur) -> str:
    texte = _texte(valeur)
    if (code := _GENRES.get(cle_normale(texte))) is None:
        raise Illisible(f"« {texte[:20]} » n’est pas reconnu ; écrivez F ou M.")
    return code


def docteur(valeur: Valeur) -> bool:
    texte = _texte(valeur)
    if (reponse := _OUI_NON.get(cle_normale(texte))) is None:
        raise Illisible(f"« {texte[:20]} » n’est pas reconnu ; écrivez oui ou non.")
    return reponse


def quotite(valeur: Valeur) -> int:
    texte = _texte(valeur)
    lu = re.fullmatch(r"(\d{1,3})(?:[.,]0+)?\s*%?", texte)
    if lu is None or not 1 <= int(lu[1]) <= 100:
        raise Illisible(f"« {texte[:20]} » n’est pas une quotité : un nombre entier de 1 à 100 %.")
    return int(lu[1])


def courriel(valeur: Valeur) -> str:
    texte = _texte(valeur).lower()
    try:
        validate_email(texte)
    except ValidationError:
        raise Illisible(f"« {texte[:60]} » n’est pas une adresse électronique.") from None
    if len(texte) > 254:
        raise Illisible("cette adresse est trop longue (254 caractères au plus).")
    return texte


def debut(valeur: Valeur, jour: dt.date) -> dt.date:
    """A date cell, « 01/09/2026 » or « 2026-09-01 »; two-digit years are refused rather than guessed."""
    date = valeur if isinstance(valeur, dt.date) else _date(_texte(valeur))
    if not ANNEE_MIN <= date.year <= jour.year + ANNEES_D_AVANCE:
        raise Illisible(f"l’année {date.year} est hors de portée ({ANNEE_MIN} à {jour.year + ANNEES_D_AVANCE}).")
    return date


def _date(texte: str) -> dt.date:
    try:
        if lu := _JOUR_FRANCAIS.fullmatch(texte):
            return dt.date(int(lu[3]), int(lu[2]), int(lu[1]))
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", texte):
            return dt.date.fromisoformat(texte)
    except ValueError:
        raise Illisible(f"le {texte} n’existe pas.") from None
    raise Illisible(f"« {texte[:20]} » n’est pas une date ; écrivez jj/mm/aaaa.")


def _texte(valeur: Valeur) -> str:
    if isinstance(valeur, dt.date):
        raise Illisible("une date n’a pas sa place ici.")
    return str(valeur)
