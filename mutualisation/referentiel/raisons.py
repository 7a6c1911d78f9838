"""What pydantic and the TOML reader complain about, in the words of an administrator."""

import re
from typing import Any

from pydantic_core import ErrorDetails

from mutualisation.referentiel.erreurs import Erreur, Incoherences
from mutualisation.typographie import accord

INATTENDU = "valeur refusée"

# Error type of pydantic -> French reason; the names between braces are those of its context.
RAISONS = {
    "missing": "cette clé est obligatoire",
    "extra_forbidden": "clé inconnue",
    "model_type": "une table est attendue",
    "dict_type": "une table est attendue",
    "tuple_type": "une liste est attendue",
    "string_type": "un texte entre guillemets est attendu",
    "bool_type": "« true » ou « false » est attendu, sans guillemets",
    "int_type": "un nombre entier est attendu, sans guillemets",
    "float_type": "un nombre est attendu, sans guillemets",
    "finite_number": "un nombre fini est attendu",
    "literal_error": "valeurs possibles : {expected}",
    "enum": "valeurs possibles : {expected}",
    "greater_than_equal": "la valeur la plus petite possible est {ge}",
    "less_than_equal": "la valeur la plus grande possible est {le}",
}
# What each pattern of `schema/base.py` means.
FORMES = {
    r"^[a-z][a-z0-9_]{0,39}$": "40 lettres minuscules sans accent, chiffres ou « _ » au plus, une lettre d’abord",
    r"^[a-z][a-z0-9-]{0,59}$": "60 lettres minuscules sans accent, chiffres ou « - » au plus, une lettre d’abord",
    r"^[0-9]{1,4}(\.[0-9]{1,3}){0,2}$": "une version s’écrit avec des chiffres et des points, par exemple « 2007.1 »",
    r"^[A-Z]{2,6}$": "un sigle est fait de deux à six lettres majuscules sans accent",
    r"^[A-Z0-9-]{2,8}$": "une abréviation est faite de deux à huit majuscules, chiffres ou traits d’union",
    r"^[0-9]{2}-[0-9]{2}$": "une échéance s’écrit mois-jour, par exemple « 01-31 »",
    r"^[0-9]{2}$": "un code de région est fait de deux chiffres",
}
# Messages of `tomllib`, which only speaks English; those that quote the text are matched by their beginning.
SYNTAXE = {
    "Cannot overwrite a value": "cette clé est déjà définie plus haut",
    "Cannot declare": "cette table est déjà définie plus haut",
    "Cannot mutate immutable namespace": "cette table, écrite sur une ligne, ne peut plus être complétée",
    "Cannot redefine namespace": "cette table est déjà définie plus haut",
    "Duplicate inline table key": "cette clé est écrite deux fois dans la même table",
    "Expected '=' after a key": "le signe « = » manque après la clé",
    "Expected ']' at the end of a table": "le crochet fermant manque à la fin du titre de table",
    "Expected ']]' at the end of an array": "les deux crochets fermants manquent à la fin du titre",
    "Expected newline or end of document": "un retour à la ligne est attendu après la valeur",
    "Expected": "un texte n’est pas refermé par ses guillemets",
    "Escaped character is not a Unicode scalar value": "ce caractère n’existe pas",
    "Found invalid character": "caractère interdit",
    "Illegal character": "caractère interdit",
    "Invalid date or datetime": "date impossible",
    "Invalid hex value": "code de caractère incorrect après « \\u »",
    "Invalid initial character for a key part": "le nom de la clé est incorrect",
    "Invalid statement": "ligne incompréhensible",
    "Invalid value": "valeur incompréhensible (les textes se mettent entre guillemets)",
    "Unclosed array": "une liste n’est pas refermée",
    "Unclosed inline table": "une table n’est pas refermée",
    "Unescaped '\\' in a string": "barre oblique inverse dans un texte : écrivez-la deux fois",
    "Unterminated string": "un texte n’est pas refermé par ses guillemets",
}
_LIEU = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


def raison_de_syntaxe(message: str) -> Erreur:
    """A message of `tomllib` -> line and column, and a French reason."""
    lieu = _LIEU.search(message)
    place = f"ligne {lieu[1]}, colonne {lieu[2]}" if lieu and lieu[1] else "fin du fichier" if lieu else ""
    raison = next((texte for debut, texte in SYNTAXE.items() if message.startswith(debut)), "fichier TOML illisible")
    return Erreur(place, raison)


def place(chemin: tuple[int | str, ...]) -> str:
    """("fonctions", 3, "code") -> `fonctions[3].code`."""
    texte = ""
    for pas in chemin:
        texte += f"[{pas}]" if isinstance(pas, int) else f".{pas}" if texte else pas
    return texte


def erreurs_de(details: list[ErrorDetails]) -> list[Erreur]:
    """Complaints of pydantic -> places and reasons, without those that only follow from another."""
    return [erreur for detail in details if not _derivee(detail, details) for erreur in _erreurs(detail)]


def _derivee(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """A default computed from a wrong word; a list too short because its elements are wrong."""
    lieu = detail["loc"]
    return detail["type"] == "default_factory_not_called" or (
        detail["type"] == "too_short" and any(d["loc"][: len(lieu)] == lieu and d["loc"] != lieu for d in details)
    )


def _erreurs(detail: ErrorDetails) -> list[Erreur]:
    """Contradictions come with their own places."""
    cause = detail.get("ctx", {}).get("error")
    if isinstance(cause, Incoherences):
        return list(cause.erreurs)
    return [Erreur(place(detail["loc"]), _raison(detail))]


def _raison(detail: ErrorDetails) -> str:
    genre, contexte = detail["type"], detail.get("ctx", {})
    if genre == "value_error":
        return str(contexte["error"])
    if genre == "string_pattern_mismatch":
        return FORMES[contexte["pattern"]]
    if genre in ("string_too_short", "too_short"):
        return _trop_court(genre, contexte["min_length"])
    if genre in ("string_too_long", "too_long"):
        maximum, mot = contexte["max_length"], "caractère" if genre == "string_too_long" else "élément"
        return f"{maximum} {accord(maximum, mot)} au plus"
    return RAISONS.get(genre, INATTENDU).format(**_en_francais(contexte))


def _trop_court(genre: str, minimum: int) -> str:
    if minimum == 1:
        return "ce texte est vide" if genre == "string_too_short" else "cette liste est vide"
    return f"{minimum} {accord(minimum, 'élément')} au moins"


def _en_francais(contexte: dict[str, Any]) -> dict[str, str]:
    attendus = str(contexte.get("expected", "")).replace(" or ", ", ").replace("'", "")
    nombres = {cle: str(contexte[cle]).replace(".", ",") for cle in ("ge", "le") if cle in contexte}
    return {**nombres, "expected": attendus}
