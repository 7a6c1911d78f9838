"""From a TOML text to a référentiel, or to the list of what is wrong in it. Nothing here writes anything."""

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mutualisation.referentiel.erreurs import Erreur, FichierRefuse
from mutualisation.referentiel.raisons import erreurs_de, raison_de_syntaxe
from mutualisation.referentiel.schema import Referentiel

TAILLE_MAX = 1_000_000
FOURNIS = Path(__file__).resolve().parent.parent / "referentiels"


@dataclass(frozen=True)
class Lu:
    """A valid file: its content as written, its fingerprint, and what it means."""

    contenu: dict[str, Any]
    empreinte: str
    schema: Referentiel


def fichier(designation: str) -> Path:
    """A path, or the code of a référentiel shipped with the software."""
    fourni = FOURNIS / f"{designation}.toml"
    return fourni if "/" not in designation and fourni.is_file() else Path(designation)


def lire_fichier(chemin: Path) -> Lu:
    """Read and validate a file; raise FichierRefuse with every error."""
    try:
        with chemin.open("rb") as flux:
            octets = flux.read(TAILLE_MAX + 1)
    except FileNotFoundError:
        raise FichierRefuse([Erreur("", "ce fichier n’existe pas")]) from None
    except OSError as erreur:
        raise FichierRefuse([Erreur("", "ce fichier ne peut pas être lu")]) from erreur
    return lire(octets)


def lire(octets: bytes) -> Lu:
    """Validate a file already in memory; raise FichierRefuse with every error."""
    texte = canonique(_toml(_texte(octets)))
    schema = valider(texte)
    return Lu(json.loads(texte), hashlib.sha256(texte.encode()).hexdigest(), schema)


def valider(texte: str) -> Referentiel:
    """JSON text -> référentiel; raise FichierRefuse with every error."""
    try:
        return Referentiel.model_validate_json(texte)
    except ValidationError as erreur:
        raise FichierRefuse(erreurs_de(erreur.errors(include_url=False))) from None


def canonique(contenu: dict[str, Any]) -> str:
    """The data alone: neither comments nor the order of the keys count in the fingerprint."""
    return json.dumps(contenu, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_date)


def _date(valeur: object) -> dict[str, str]:
    """TOML knows dates, our files have none: as a table, one is refused wherever it stands."""
    return {"date": str(valeur)}


def _texte(octets: bytes) -> str:
    if len(octets) > TAILLE_MAX:
        raise FichierRefuse([Erreur("", f"fichier trop gros\u00a0: {TAILLE_MAX // 1_000_000}\u00a0Mo au plus")])
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError as erreur:
        ligne = octets.count(b"\n", 0, erreur.start) + 1
        raison = "ce caractère n’est pas en UTF-8\u202f; enregistrez le fichier dans ce codage"
        raise FichierRefuse([Erreur(f"ligne {ligne}", raison)]) from None


def _toml(texte: str) -> dict[str, Any]:
    try:
        return tomllib.loads(texte)
    except RecursionError:
        raise FichierRefuse([Erreur("", "trop de listes ou de tables les unes dans les autres")]) from None
    except tomllib.TOMLDecodeError as erreur:
        raise FichierRefuse([raison_de_syntaxe(str(erreur))]) from None
    except ValueError:  # a number of thousands of digits
        raise FichierRefuse([Erreur("", "un nombre du fichier est trop grand")]) from None
