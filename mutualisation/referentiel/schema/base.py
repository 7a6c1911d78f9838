"""What every part of a référentiel file is made of: strict tables, codes, texts, days of the year."""

import calendar
from functools import cached_property
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from mutualisation.referentiel.noms import FIGE, NomCommun, Terme, imprimable


class Table(BaseModel):
    """A TOML table: no unknown key, no silent conversion ("3" is not 3), never changed once read."""

    model_config = FIGE


def _jour_de_l_annee(valeur: str) -> str:
    mois, jour = int(valeur[:2]), int(valeur[3:])
    # 2001: 29 February does not come every year, a due date must.
    if not 1 <= mois <= 12 or not 1 <= jour <= calendar.monthrange(2001, mois)[1]:
        raise ValueError(f"« {valeur} » n’est pas un jour de l’année (mois-jour, par exemple « 01-31 »)")
    return valeur


T = TypeVar("T")
Liste = tuple[T, ...]
ListeNonVide = Annotated[tuple[T, ...], Field(min_length=1)]

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
CodeSchema = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
NumeroVersion = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,4}(\.[0-9]{1,3}){0,2}$")]
CodeRegion = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}$")]
Sigle = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,6}$")]
Texte = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), AfterValidator(imprimable)
]
TexteLong = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), AfterValidator(imprimable)
]
JourAnnee = Annotated[str, StringConstraints(pattern=r"^[0-9]{2}-[0-9]{2}$"), AfterValidator(_jour_de_l_annee)]
# Between 0 and 1: 0.9 is 90 %.
Part = Annotated[float, Field(ge=0, le=1)]
Pourcent = Annotated[int, Field(ge=0, le=100)]
Jours = Annotated[int, Field(ge=0, le=366)]
Mois = Annotated[int, Field(ge=0, le=1200)]

Portee = Literal["nation", "region", "service"]


class Nomme(Table):
    """Something with a code and a label."""

    code: Code
    libelle: Texte


class Qualite(Table):
    """What a person is, in both genders: a role or a profession (domaine, section 12)."""

    code: Code
    masculin: Texte
    feminin: Texte
    pluriel: Texte
    feminin_pluriel: Texte | None = None
    court: Texte | None = None

    def titre(self, genre: str) -> str:
        """ "directrice" when `genre` is "f"."""
        return self.feminin if genre == "f" else self.masculin

    @cached_property
    def terme(self) -> Terme:
        """The same words with their articles: `role.terme.court.accorde(genre).le`."""
        mots: dict[str, object] = {
            "singulier": self.masculin,
            "pluriel": self.pluriel,
            "genre": "m",
            "feminin": self.feminin,
            "feminin_pluriel": self.feminin_pluriel or self.pluriel,
        }
        if self.court is not None:
            mots["court"] = self.court
        return Terme.model_validate(mots)

    def accorde(self, genre: str) -> NomCommun:
        """Title with its articles for a man or for a woman: `role.accorde("f").le` -> « la directrice »."""
        return self.terme.accorde(genre)
