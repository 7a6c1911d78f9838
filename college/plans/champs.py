"""The cells of an action: reading, checking and writing each one, saying its value in French. Pure.

A value is plain JSON, the same for the browser, the form page, the paste and the conflict shown to the second writer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from college.plans.ligne import GENRES, Ligne
from mutualisation.refus import Refus
from mutualisation.typographie import INSECABLE, compte, periode, typographier

if TYPE_CHECKING:
    from django.http import QueryDict

    from college.plans.choix import Choix

JOURS_MAX = 366
VIDE = "–"


class ValeurRefusee(Refus):
    """What was typed cannot be a value of this cell: said at the cell, where it can be corrected."""


class Champ:
    """One cell. `attributs`: the parts of a `Ligne` it touches, kept together by undo."""

    def __init__(self, code: str, *attributs: str) -> None:
        self.code, self.attributs = code, attributs or (code,)

    def titre(self, choix: Choix) -> str:
        """How the column is called."""
        raise NotImplementedError

    def lire(self, ligne: Ligne) -> Any:
        raise NotImplementedError

    def ecrire(self, ligne: Ligne, valeur: Any) -> None:
        raise NotImplementedError

    def recevoir(self, formulaire: QueryDict) -> Any:
        """The raw value a form carries: the same names on the form page and in the grid."""
        return formulaire.get(self.code, "")

    def nettoyer(self, brut: Any, choix: Choix) -> Any:
        """The value in its one canonical form, or a refusal saying why."""
        raise NotImplementedError

    def afficher(self, valeur: Any, choix: Choix) -> str:
        raise NotImplementedError


class Texte(Champ):
    """A line of text; only the title may not be empty."""

    def __init__(self, code: str, libelle: str, longueur: int, obligatoire: bool = False) -> None:
        super().__init__(code)
        self.libelle, self.longueur, self.obligatoire = libelle, longueur, obligatoire

    def titre(self, choix: Choix) -> str:
        return self.libelle or choix.v.action.Nom

    def lire(self, ligne: Ligne) -> str:
        return str(getattr(ligne, self.code))

    def ecrire(self, ligne: Ligne, valeur: str) -> None:
        setattr(ligne, self.code, valeur)

    def nettoyer(self, brut: Any, choix: Choix) -> str:
        texte = typographier(" ".join(str(brut).replace("\x00", "").split()))
        if not texte and self.obligatoire:
            raise ValeurRefusee(f"L’intitulé {choix.v.action.du} est obligatoire.")
        if len(texte) > self.longueur:
            raise ValeurRefusee(f"{compte(len(texte), 'caractère')} : {self.longueur} au plus.")
        return texte

    def afficher(self, valeur: str, choix: Choix) -> str:
        return valeur or VIDE


class Liste(Champ):
    """One value among those allowed, or nothing."""

    def __init__(self, code: str, source: str) -> None:
        super().__init__(code, *(("pilote", "jours") if code == "pilote" else ()))
        self.source = source

    def titre(self, choix: Choix) -> str:
        titres = {"objectif": choix.v.objectif.Nom, "fonction": choix.v.fonction.Nom, "pilote": "Pilote"}
        return titres[self.code]

    @property
    def vide(self) -> str | None:
        return "" if self.code == "fonction" else None

    def lire(self, ligne: Ligne) -> str | int | None:
        valeur: str | int | None = getattr(ligne, self.code)
        return valeur

    def ecrire(self, ligne: Ligne, valeur: Any) -> None:
        if self.code == "pilote":
            _changer_pilote(ligne, valeur)
        else:
            setattr(ligne, self.code, valeur)

    def nettoyer(self, brut: Any, choix: Choix) -> Any:
        if brut in ("", None):
            return self.vide
        permis = getattr(choix, self.source)
        cle = brut if self.code == "fonction" else _entier(brut, "Choisissez une valeur de la liste.")
        if cle not in permis and not (self.code == "pilote" and cle in choix.partis):
            raise ValeurRefusee(f"« {brut} » : choisissez une valeur de la liste.")
        return cle

    def afficher(self, valeur: Any, choix: Choix) -> str:
        if valeur in ("", None):
            return VIDE
        if self.code == "pilote":
            return choix.nom(valeur)
        libelle: str = getattr(choix, self.source).get(valeur, str(valeur))
        return libelle


def _changer_pilote(ligne: Ligne, nouveau: int | None) -> None:
    """The former lead stays on the team if days are written for them: nothing typed is lost."""
    ancien = ligne.pilote
    if ancien is not None and ancien != nouveau and not any(ligne.jours.get(ancien, ())):
        ligne.jours.pop(ancien, None)
    ligne.pilote = nouveau


class Territoire(Champ):
    """The level and the places (règle O1); the regional level is the whole region, so it names none."""

    def titre(self, choix: Choix) -> str:
        return "Niveau, territoire"

    def lire(self, ligne: Ligne) -> dict[str, Any]:
        return {"niveau": ligne.niveau, "territoires": sorted(ligne.territoires)}

    def ecrire(self, ligne: Ligne, valeur: Mapping[str, Any]) -> None:
        ligne.niveau, ligne.territoires = valeur["niveau"], list(valeur["territoires"])

    def recevoir(self, formulaire: QueryDict) -> dict[str, Any]:
        return {"niveau": formulaire.get("niveau", ""), "territoires": formulaire.getlist("territoires")}

    def nettoyer(self, brut: Mapping[str, Any], choix: Choix) -> dict[str, Any]:
        niveau, codes = brut["niveau"], sorted(set(brut["territoires"]))
        if niveau and niveau not in choix.niveaux:
            raise ValeurRefusee("Choisissez un niveau de la liste.")
        if inconnus := [code for code in codes if code not in choix.departements]:
            raise ValeurRefusee(f"{', '.join(inconnus)} : hors {choix.v.region.du}.")
        if niveau == "regional":
            codes = []
        if niveau == "departemental" and len(codes) > 1:
            seul = f"un{choix.v.departement.e} seul{choix.v.departement.e} {choix.v.departement.nom}"
            raise ValeurRefusee(f"Le niveau {choix.niveaux[niveau].lower()} ne concerne qu’{seul}.")
        return {"niveau": niveau, "territoires": codes}

    def afficher(self, valeur: Mapping[str, Any], choix: Choix) -> str:
        niveau = choix.niveaux.get(valeur["niveau"], "")
        return " ".join(filter(None, [niveau, ", ".join(valeur["territoires"])])) or VIDE


class Contributeurs(Champ):
    """Who takes part beside the lead. Leaving the team takes one's days away; undo brings them back."""

    def titre(self, choix: Choix) -> str:
        return "Contributeurs"

    def lire(self, ligne: Ligne) -> list[int]:
        return sorted(ligne.contributeurs)

    def ecrire(self, ligne: Ligne, valeur: list[int]) -> None:
        gardes = {*valeur, ligne.pilote}
        ligne.jours = {agent: parts for agent, parts in ligne.jours.items() if agent in gardes}
        for agent in valeur:
            ligne.jours.setdefault(agent, [0, 0, 0])

    def recevoir(self, formulaire: QueryDict) -> list[str]:
        return formulaire.getlist("contributeurs")

    def nettoyer(self, brut: list[Any], choix: Choix) -> list[int]:
        agents = sorted({_entier(agent, "Choisissez des personnes de la liste.") for agent in brut})
        if any(agent not in choix.personnes and agent not in choix.partis for agent in agents):
            raise ValeurRefusee(f"Choisissez des personnes en poste dans {choix.v.region.le}.")
        return agents

    def afficher(self, valeur: list[int], choix: Choix) -> str:
        return ", ".join(choix.nom(agent) for agent in valeur) or VIDE


class Jours(Champ):
    """Days of one kind, person by person: the total is computed, never typed."""

    def __init__(self, code: str, libelle: str) -> None:
        super().__init__(code, "pilote", "jours")
        self.libelle, self.rang = libelle, GENRES.index(code)

    def titre(self, choix: Choix) -> str:
        return self.libelle

    def lire(self, ligne: Ligne) -> dict[str, int]:
        return {str(agent): parts[self.rang] for agent, parts in sorted(ligne.jours.items()) if parts[self.rang]}

    def ecrire(self, ligne: Ligne, valeur: Mapping[str, int]) -> None:
        for agent in {*ligne.jours, *map(int, valeur)}:
            ligne.jours.setdefault(agent, [0, 0, 0])[self.rang] = valeur.get(str(agent), 0)

    def recevoir(self, formulaire: QueryDict) -> dict[str, str]:
        prefixe = f"{self.code}-"
        return {nom.removeprefix(prefixe): str(formulaire[nom]) for nom in formulaire if nom.startswith(prefixe)}

    def nettoyer(self, brut: Mapping[str, Any], choix: Choix) -> dict[str, int]:
        propres = {}
        for agent, valeur in brut.items():
            jours = _entier(valeur or 0, f"« {valeur} » : écrivez un nombre entier de jours.")
            if not 0 <= jours <= JOURS_MAX:
                raise ValeurRefusee(f"« {valeur} » : de 0 à {JOURS_MAX}{INSECABLE}jours.")
            cle = _entier(agent, "Personne inconnue.")
            if jours and cle not in choix.personnes and cle not in choix.partis:
                raise ValeurRefusee(f"Les jours vont aux personnes en poste dans {choix.v.region.le}.")
            if jours:
                propres[str(cle)] = jours
        return propres

    def afficher(self, valeur: Mapping[str, int], choix: Choix) -> str:
        return ", ".join(f"{choix.nom(int(agent))} {jours}" for agent, jours in valeur.items()) or VIDE


class Periode(Champ):
    """First and last month, both included; one month alone is both."""

    def titre(self, choix: Choix) -> str:
        return "Période"

    def lire(self, ligne: Ligne) -> dict[str, int | None]:
        return {"debut": ligne.debut, "fin": ligne.fin}

    def ecrire(self, ligne: Ligne, valeur: Mapping[str, int | None]) -> None:
        ligne.debut, ligne.fin = valeur["debut"], valeur["fin"]

    def recevoir(self, formulaire: QueryDict) -> dict[str, str]:
        return {"debut": formulaire.get("debut", ""), "fin": formulaire.get("fin", "")}

    def nettoyer(self, brut: Mapping[str, Any], choix: Choix) -> dict[str, int | None]:
        debut, fin = (_mois(brut[cle]) for cle in ("debut", "fin"))
        debut, fin = debut or fin, fin or debut
        if debut and fin and debut > fin:
            raise ValeurRefusee("Le dernier mois précède le premier.")
        return {"debut": debut, "fin": fin}

    def afficher(self, valeur: Mapping[str, int | None], choix: Choix) -> str:
        return periode(valeur["debut"], valeur["fin"])


def _entier(brut: Any, raison: str) -> int:
    texte = str(brut).strip()
    # Python reads “1_0” and Arabic digits as numbers; a day sheet does not.
    if not (texte.isascii() and texte.isdigit() and len(texte) < 10):
        raise ValeurRefusee(raison)
    return int(texte)


def _mois(brut: Any) -> int | None:
    if brut in ("", None):
        return None
    mois = _entier(brut, "Choisissez un mois.")
    if not 1 <= mois <= 12:
        raise ValeurRefusee("Choisissez un mois, de janvier à décembre.")
    return mois


# In the order of the columns; the objective is the group, so it has no column of its own.
COLONNES: tuple[Champ, ...] = (
    Texte("intitule", "", 200, obligatoire=True),
    Liste("fonction", "fonctions"),
    Territoire("territoire", "niveau", "territoires"),
    Liste("pilote", "personnes"),
    Contributeurs("contributeurs", "pilote", "jours"),
    Jours("programmes", "Jours programmés"),
    Jours("annualises", "Jours annualisés"),
    Jours("reserve", "Jours de réserve"),
    Periode("periode", "debut", "fin"),
    Texte("resultat", "Résultat attendu", 300),
    Texte("indicateur", "Indicateur", 300),
)
CHAMPS: dict[str, Champ] = {champ.code: champ for champ in (*COLONNES, Liste("objectif", "objectifs"))}
# Changing the team changes days, and the reverse.
EQUIPE = ("pilote", "contributeurs", *GENRES)
