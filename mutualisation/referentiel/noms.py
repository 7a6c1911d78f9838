"""A common noun with its French grammar: articles, elision, gender, plural, title in both genders."""

import unicodedata
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from mutualisation.referentiel.elision import APOSTROPHE, elide
from mutualisation.typographie import compte, majuscule, typographier

# No unknown key, no silent conversion ("3" is not 3), never changed once read.
FIGE = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


def imprimable(texte: str) -> str:
    """Typographically right, and without the control characters no database nor PDF can hold."""
    if any(unicodedata.category(c) in ("Cc", "Co", "Cn") and c != "\n" for c in texte):
        raise ValueError("ce texte contient un caractère de contrôle")
    return typographier(texte)


Genre = Literal["m", "f"]
Mot = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), AfterValidator(imprimable)]


class Initiale:
    """The same form with a capital, to start a sentence: `Le = Initiale("le")`."""

    def __init__(self, forme: str) -> None:
        self.forme = forme

    def __get__(self, nom: Any, proprietaire: type) -> str:
        if nom is None:  # read on the class, by pydantic
            return self.forme
        return majuscule(getattr(nom, self.forme))


class NomCommun(BaseModel):
    """A common noun and every small word that depends on its gender, number and first letter."""

    model_config = FIGE | ConfigDict(ignored_types=(Initiale,))

    singulier: Mot
    pluriel: Mot
    genre: Genre
    feminin: Mot | None = None
    feminin_pluriel: Mot | None = None
    # What follows from the spelling; said in the file for the acronyms that are spelt out ("l’MSP").
    elision: bool = Field(default_factory=lambda mots: elide(mots["singulier"]))
    # A person: the word then also has a feminine ("la directrice", "la MIR").
    personne: bool = Field(default_factory=lambda mots: mots["feminin"] is not None)

    @model_validator(mode="after")
    def verifier_feminin(self) -> "NomCommun":
        if self.feminin and self.genre == "f":
            raise ValueError("un mot qui a une forme féminine se décrit au masculin (genre « m »)")
        if self.feminin and not self.feminin_pluriel:
            raise ValueError("« feminin » demande aussi « feminin_pluriel »")
        return self

    @model_validator(mode="after")
    def verifier_elision(self) -> "NomCommun":
        """The file may decide for an acronym and before h or y; elsewhere spelling does."""
        premier = self.singulier.split()[0]
        if premier.isupper() or premier[0] in "hHyY" or self.elision == elide(self.singulier):
            return self
        juste = self.model_copy(update={"elision": not self.elision})
        verbe = "s’élide" if juste.elision else "ne s’élide pas"
        raise ValueError(f"« {self.singulier} » {verbe}\u00a0: {self.il} se lit « {juste.le} »")

    def __str__(self) -> str:
        return self.singulier

    def titre(self, genre: str) -> str:
        """A person's title: "directrice" when `genre` is "f"."""
        return self.accorde(genre).singulier

    def accorde(self, genre: str) -> "NomCommun":
        """The same word for a man or for a woman, with its own articles."""
        if not self.personne:
            raise ValueError(f"« {self.singulier} » does not name a person")
        if genre == self.genre:
            return self
        singulier, pluriel = self.feminin or self.singulier, self.feminin_pluriel or self.pluriel
        elision = elide(singulier) if self.feminin else self.elision
        return NomCommun(singulier=singulier, pluriel=pluriel, genre="f", elision=elision, personne=True)

    def compter(self, nombre: int) -> str:
        """ "0 dossier", "1 dossier", "1 200 dossiers": French plural starts at two."""
        return compte(nombre, self.singulier, self.pluriel)

    def _selon_genre(self, masculin: str, feminin: str) -> str:
        return feminin if self.genre == "f" else masculin

    def _avec(self, elide: str, masculin: str, feminin: str) -> str:
        """Noun after the article its first letter and gender ask for."""
        if self.elision:
            return elide + self.singulier
        return f"{self._selon_genre(masculin, feminin)} {self.singulier}"

    @property
    def nom(self) -> str:
        return self.singulier

    @property
    def masculin(self) -> str:
        return self.singulier

    @property
    def le(self) -> str:
        return self._avec(f"l{APOSTROPHE}", "le", "la")

    @property
    def du(self) -> str:
        return self._avec(f"de l{APOSTROPHE}", "du", "de la")

    @property
    def au(self) -> str:
        return self._avec(f"à l{APOSTROPHE}", "au", "à la")

    @property
    def de(self) -> str:
        """Without article: "de séance", "d’échelon"."""
        return self._avec(f"d{APOSTROPHE}", "de", "de")

    @property
    def ce(self) -> str:
        return self._avec("cet " if self.genre == "m" else "cette ", "ce", "cette")

    @property
    def son(self) -> str:
        return self._avec("son ", "son", "sa")

    @property
    def nouveau(self) -> str:
        return self._avec("nouvel " if self.genre == "m" else "nouvelle ", "nouveau", "nouvelle")

    @property
    def un(self) -> str:
        return f"{self._selon_genre('un', 'une')} {self.singulier}"

    @property
    def aucun(self) -> str:
        return f"{self._selon_genre('aucun', 'aucune')} {self.singulier}"

    @property
    def les(self) -> str:
        return f"les {self.pluriel}"

    @property
    def des(self) -> str:
        return f"des {self.pluriel}"

    @property
    def aux(self) -> str:
        return f"aux {self.pluriel}"

    @property
    def ces(self) -> str:
        return f"ces {self.pluriel}"

    @property
    def de_pluriel(self) -> str:
        """ "liste de plans", "liste d’avis"."""
        return (f"d{APOSTROPHE}" if self.elision else "de ") + self.pluriel

    @property
    def e(self) -> str:
        """Ending of a participle or adjective: `f"soumis{t.e}"`."""
        return self._selon_genre("", "e")

    @property
    def il(self) -> str:
        return self._selon_genre("il", "elle")

    @property
    def celui(self) -> str:
        return self._selon_genre("celui", "celle")

    Nom = Initiale("nom")
    Pluriel = Initiale("pluriel")
    Le = Initiale("le")
    Du = Initiale("du")
    Au = Initiale("au")
    Ce = Initiale("ce")
    Son = Initiale("son")
    Nouveau = Initiale("nouveau")
    Un = Initiale("un")
    Aucun = Initiale("aucun")
    Les = Initiale("les")
    Des = Initiale("des")
    Aux = Initiale("aux")
    Ces = Initiale("ces")
    Il = Initiale("il")
    Celui = Initiale("celui")


class Terme(NomCommun):
    """A word of the vocabulary, with the short form people say ("CTRI"); without one, the long form serves twice."""

    # Built without checks: its words are those of the long form, which is being checked.
    court: NomCommun = Field(default_factory=lambda mots: NomCommun.model_construct(**mots))

    @field_validator("court", mode="before")
    @classmethod
    def completer_court(cls, court: Any, infos: ValidationInfo) -> Any:
        """`court = "DRASS"` is enough: an acronym is invariable and keeps the gender of the long form."""
        herite = {"genre": infos.data.get("genre", "m"), "personne": infos.data.get("personne", False)}
        if isinstance(court, str):
            return herite | {"singulier": court, "pluriel": court}
        if isinstance(court, dict) and "singulier" in court:
            return herite | {"pluriel": court["singulier"]} | court
        return court
