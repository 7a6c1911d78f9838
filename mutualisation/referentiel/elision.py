"""Does a French word take « l’ » or « le »? And the articles of proper names (territories)."""

import re
import unicodedata
from dataclasses import dataclass

from mutualisation.typographie import majuscule

APOSTROPHE = "’"
VOYELLES = "aeiouœæ"
# Stems whose h is aspirated ("le haut", "la halte"). Every other h is mute: nearly all administrative words
# ("l’habilitation", "l’hospitalisation", "l’hygiène") come from Latin or Greek.
H_ASPIRE = re.compile(
    r"""h(ach|aie|ain|all(?!ucin)|alo(?!g)|alt(?!er)|ameau|an[cdgt]|app|arce|ar[dgnp]|aric|asard|at|auss|aut|avr
    |eaum|eiss|eler|ennir|ernie|eron|eros|ers|etr|eurt|ibou|ideu|ierarch|isser|obby|och|olding|omard|ongr|onni|ont
    |oquet|ord|ors|ott|oubl|oue|ouill|oul|ousse|ublot|uee|uit(?!r)|url|utte)""",
    re.VERBOSE,
)
# Words that start with a vowel and refuse the elision all the same.
SANS_ELISION = ("onz", "oui", "uhlan")


def sans_accent(texte: str) -> str:
    """Lower case, without accents: spelling rules look at bare letters."""
    bare = unicodedata.normalize("NFD", texte.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c))


def elide(mot: str) -> bool:
    """True when the article loses its vowel before this word."""
    nu = sans_accent(mot.strip())
    if not nu or nu.startswith(SANS_ELISION):
        return False
    if nu[0] == "h":
        return not H_ASPIRE.match(nu)
    if nu[0] == "y":  # l’Yonne, d’Yvetot, but le yacht
        return bool(re.match(r"y([^aeiou]|onne|eu)", nu))
    return nu[0] in VOYELLES


# Article of a proper name -> what "de" and "à" become before it. The empty article follows the first letter.
DE_ARTICLE = {"le": "du ", "la": "de la ", "l’": "de l’", "les": "des "}
A_ARTICLE = {"": "à ", "le": "au ", "la": "à la ", "l’": "à l’", "les": "aux "}


@dataclass(frozen=True)
class NomPropre:
    """A territory or town with its article: "", "le", "la", "l’" or "les"."""

    nom: str
    article: str = ""

    def __post_init__(self) -> None:
        if self.article not in A_ARTICLE:
            raise ValueError(f"unknown article {self.article!r}")

    def __str__(self) -> str:
        return self.nom

    @property
    def le(self) -> str:
        """The name with its article: "le Cantal", "l’Allier", "Paris"."""
        return self.article + ("" if self.article in ("", "l’") else " ") + self.nom

    @property
    def Le(self) -> str:
        return majuscule(self.le)

    @property
    def de(self) -> str:
        """ "du Cantal", "des Landes", "de Paris", "d’Auvergne"."""
        if self.article:
            return DE_ARTICLE[self.article] + self.nom
        return (f"d{APOSTROPHE}" if elide(self.nom) else "de ") + self.nom

    @property
    def a(self) -> str:
        """ "au Cantal", "à l’Allier", "à Paris"."""
        return A_ARTICLE[self.article] + self.nom

    @property
    def dans(self) -> str:
        """ "dans le Cantal", "dans les Landes"; a name without article is a town: "à Paris"."""
        return f"dans {self.le}" if self.article else self.a
