"""The words of a scheme and their French grammar (domaine, section 10).

Code and templates never name an institution: they ask the vocabulary, `v.comite.court.du` -> « du CTRI ».
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, RootModel, StringConstraints, model_validator

from mutualisation.referentiel.elision import APOSTROPHE, elide, majuscule

Genre = Literal["m", "f"]
Mot = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
ESPACE_INSECABLE = "\u00a0"
ESPACE_FINE = "\u202f"


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

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(Initiale,))

    singulier: Mot
    pluriel: Mot
    genre: Genre
    elision: bool
    # A person: the word then also has a feminine ("la directrice", "la MIR").
    personne: bool = False
    feminin: Mot | None = None
    feminin_pluriel: Mot | None = None

    @model_validator(mode="before")
    @classmethod
    def completer(cls, brut: Any) -> Any:
        """What the file may leave out because it follows from the rest."""
        if not isinstance(brut, dict):
            return brut
        complet = dict(brut)
        if isinstance(mot := complet.get("singulier"), str):
            complet.setdefault("elision", elide(mot))
        if complet.get("feminin"):
            complet.setdefault("personne", True)
        return complet

    @model_validator(mode="after")
    def verifier_feminin(self) -> "NomCommun":
        if self.feminin and self.genre == "f":
            raise ValueError("un mot qui a une forme féminine se décrit au masculin (genre « m »)")
        if self.feminin and not self.feminin_pluriel:
            raise ValueError("« feminin » demande aussi « feminin_pluriel »")
        return self

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
        mot = self.pluriel if abs(nombre) >= 2 else self.singulier
        return f"{nombre:,}".replace(",", ESPACE_FINE) + ESPACE_INSECABLE + mot

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

    court: NomCommun

    @model_validator(mode="before")
    @classmethod
    def completer_court(cls, brut: Any) -> Any:
        """`court = "DRASS"` is enough: an acronym is invariable and keeps the gender of the long form."""
        if not isinstance(brut, dict):
            return brut
        complet = dict(brut)
        herite = {"genre": complet.get("genre"), "personne": complet.get("personne", bool(complet.get("feminin")))}
        court = complet.get("court")
        if court is None:
            complet["court"] = {c: v for c, v in complet.items() if c in NomCommun.model_fields}
        elif isinstance(court, str):
            complet["court"] = herite | {"singulier": court, "pluriel": court}
        elif isinstance(court, dict):
            complet["court"] = herite | {"pluriel": court.get("singulier")} | court
        return complet


class Vocabulaire(BaseModel):
    """Every word a screen, a mail or a PDF may need; a scheme that leaves one out is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # Places and bodies
    dispositif: Terme
    region: Terme
    departement: Terme
    siege: Terme
    service_local: Terme
    service_unique: Terme
    service: Terme
    college: Terme
    comite: Terme
    pole: Terme
    # People
    proposant: Terme
    presidence: Terme
    presidence_college: Terme
    secretaire: Terme
    membre: Terme
    chef: Terme
    medecin: Terme
    associe: Terme
    agent: Terme
    evaluateur: Terme
    administrateur: Terme
    instance_nationale: Terme
    # What is written and decided
    cadrage: Terme
    objectif: Terme
    priorite: Terme
    proposition: Terme
    plan_travail: Terme
    bilan: Terme
    organisation: Terme
    fiche: Terme
    action: Terme
    fonction: Terme
    dossier: Terme
    seance: Terme
    reunion: Terme
    ordre_du_jour: Terme
    compte_rendu: Terme
    avis: Terme
    decision: Terme
    modification: Terme
    avenant: Terme
    saisine: Terme
    # Staff
    rattachement: Terme
    affectation: Terme
    effectif_socle: Terme
    mandat: Terme

    def terme(self, code: str) -> Terme:
        """By code, when the code is data; an unknown one raises."""
        if code not in type(self).model_fields:
            raise KeyError(code)
        mot: Terme = getattr(self, code)
        return mot


class Mots(RootModel[dict[str, Terme]]):
    """The vocabulary frozen inside an old content: read as it was, even if newer versions know more words."""

    model_config = ConfigDict(frozen=True)

    def __getattr__(self, code: str) -> Any:
        if code.startswith("_") or code not in self.root:
            raise AttributeError(code)
        return self.root[code]
