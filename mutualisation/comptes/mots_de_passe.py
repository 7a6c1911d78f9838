"""Strength of passwords: the three equivalent options of the CNIL (délibération 2022-100, 80 bits)."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from mutualisation.comptes.models import Utilisateur

MOTS_MINIMUM = 7
LETTRES_PAR_MOT = 3


@dataclass(frozen=True)
class Composition:
    """A length, and how many of the four kinds of characters it asks for."""

    longueur: int
    genres: int


COMPOSITIONS = (Composition(12, 4), Composition(14, 3))
REGLE = (
    "Choisissez au moins 12\u00a0caractères avec des majuscules, des minuscules, des chiffres et des signes\u202f; "
    "ou au moins 14\u00a0caractères de trois de ces quatre sortes\u202f; "
    f"ou une phrase d’au moins {MOTS_MINIMUM}\u00a0mots différents."
)


def genres(mot_de_passe: str) -> int:
    """How many kinds of characters: upper case, lower case, digits, anything else but spaces."""
    tests = (str.isupper, str.islower, str.isdigit, lambda c: not c.isalnum() and not c.isspace())
    return sum(any(test(c) for c in mot_de_passe) for test in tests)


def mots(mot_de_passe: str) -> int:
    """Different words of a passphrase; very short ones do not count."""
    return len({m.casefold() for m in re.split(r"[\s\-_.,;:!?’']+", mot_de_passe) if len(m) >= LETTRES_PAR_MOT})


def est_solide(mot_de_passe: str) -> bool:
    """True when one of the options is met."""
    if mots(mot_de_passe) >= MOTS_MINIMUM:
        return True
    varies = len(set(mot_de_passe))
    return any(
        len(mot_de_passe) >= c.longueur and genres(mot_de_passe) >= c.genres and varies >= c.longueur // 2
        for c in COMPOSITIONS
    )


class ReglesCnil:
    """The validator Django calls."""

    def validate(self, password: str, user: Utilisateur | None = None) -> None:
        if not est_solide(password):
            raise ValidationError(f"Ce mot de passe est trop facile à deviner. {REGLE}", code="trop_faible")

    def get_help_text(self) -> str:
        return REGLE
