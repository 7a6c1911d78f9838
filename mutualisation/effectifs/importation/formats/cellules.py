"""What a cell may hold once read, whatever the format: a text, a date, nothing, or the reason it cannot be read."""

import datetime as dt
import math
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

TEXTE_MAX = 500
FORMULE = "les formules ne sont pas acceptées ; collez les valeurs."


@dataclass(frozen=True)
class Anomalie:
    """A cell that cannot be read; `raison` follows the name of the cell: « C12 : … »."""

    raison: str


Valeur = str | dt.date | Anomalie | None
# Row number as the spreadsheet shows it, then its cells from column A.
Rangee = tuple[int, list[Valeur]]


def texte(brut: str) -> Valeur:
    """A text cleaned of what nobody sees; a text that a spreadsheet would run as a formula is one."""
    propre = re.sub(r"\s+", " ", unicodedata.normalize("NFC", brut)).strip()
    if not propre:
        return None
    if len(propre) > TEXTE_MAX:
        return Anomalie(f"ce texte est trop long ({TEXTE_MAX} caractères au plus).")
    if propre.startswith(("=", "@")):
        return Anomalie(FORMULE)
    if any(unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs", "Cn") for c in propre):
        return Anomalie("ce texte contient un caractère invisible ; ressaisissez-le.")
    return propre


def nombre(brut: float | Decimal, *, pourcentage: bool = False) -> Valeur:
    """A number as one would type it: 80, « 0,8 », and « 80 % » when the cell shows a percentage."""
    if not math.isfinite(brut):
        return Anomalie("ce nombre est illisible.")
    valeur = round(float(brut) * 100, 6) if pourcentage else brut
    chiffres = str(int(valeur)) if valeur == int(valeur) else str(valeur).replace(".", ",")
    return f"{chiffres} %" if pourcentage else chiffres
