"""Typed readers of environment variables: a bad or missing value stops the program with a clear sentence."""

import os
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit


class MauvaiseVariable(RuntimeError):
    """A variable of the environment is missing or cannot be read."""


def texte(nom: str, defaut: str | None = None) -> str:
    """Read a string; `NOM_FILE` (a path) takes precedence, for secrets mounted as files."""
    if chemin := os.environ.get(f"{nom}_FILE"):
        return Path(chemin).read_text().strip()
    valeur = os.environ.get(nom, defaut)
    if valeur is None:
        raise MauvaiseVariable(f"{nom} is required and has no default; see .env.example.")
    return valeur


def booleen(nom: str, defaut: bool) -> bool:
    """Read True or False, and nothing else."""
    brut = texte(nom, str(defaut))
    if brut not in ("True", "False"):
        raise MauvaiseVariable(f"{nom} must be True or False, not {brut!r}.")
    return brut == "True"


def entier(nom: str, defaut: int) -> int:
    """Read a whole number."""
    brut = texte(nom, str(defaut))
    try:
        return int(brut)
    except ValueError:
        raise MauvaiseVariable(f"{nom} must be a whole number, not {brut!r}.") from None


def liste(nom: str, defaut: str = "") -> list[str]:
    """Read comma-separated words, blanks removed."""
    return [mot.strip() for mot in texte(nom, defaut).split(",") if mot.strip()]


def commande(nom: str) -> list[str]:
    """Read a command and its words, quoted as in a shell; no shell ever reads it."""
    brut = texte(nom, "")
    try:
        return shlex.split(brut)
    except ValueError:
        raise MauvaiseVariable(f"{nom} must be a command whose quotes match, not {brut!r}.") from None


def base_postgresql(nom: str, defaut: str | None = None) -> dict[str, object]:
    """Read a PostgreSQL address (`postgresql://user:secret@host:port/name?host=/socket`) as a Django database."""
    adresse = urlsplit(texte(nom, defaut))
    if adresse.scheme not in ("postgresql", "postgres"):
        raise MauvaiseVariable(f"{nom} must start with postgresql://, not {adresse.scheme!r}.")
    parametres = dict(p.partition("=")[::2] for p in adresse.query.split("&") if p)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(adresse.path.lstrip("/")),
        "USER": unquote(adresse.username or ""),
        "PASSWORD": unquote(adresse.password or ""),
        "HOST": unquote(parametres.get("host", adresse.hostname or "")),
        "PORT": str(adresse.port or ""),
    }
