"""What a cell pasted from a spreadsheet means: the same value as if it had been chosen in the list. Pure."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from college.plans.champs import ValeurRefusee
from college.plans.choix import Choix
from college.plans.ligne import GENRES, Ligne
from mutualisation.typographie import MOIS

_VIDES = {"", "-", "–", "—"}
_SEPARATEURS = re.compile(r"\s*(?:[,;·|/\n]|\bet\b)\s*")
_NOM_ET_JOURS = re.compile(r"^(?P<nom>.*?)[\s:(]*(?P<jours>\d{1,3})?(?:\s*j(?:ours?)?)?\s*\)?$")
_TIRET = re.compile(r"\s*(?:[-–—]|\bà\b|\bau\b)\s*")


def lire_texte(code: str, texte: str, choix: Choix, ligne: Ligne) -> Any:
    """The raw value of a cell, to be checked by its `Champ`; ValeurRefusee says what was not understood."""
    texte = " ".join(texte.split())
    if texte in _VIDES:
        return _vide(code)
    return _LECTEURS.get(code, _tel_quel)(code, texte, choix, ligne)


def _vide(code: str) -> Any:
    if code in GENRES:
        return {}
    vides = {"contributeurs": [], "territoire": {"niveau": "", "territoires": []}, "periode": {"debut": "", "fin": ""}}
    return vides.get(code, "")


def _tel_quel(code: str, texte: str, choix: Choix, ligne: Ligne) -> str:
    return texte


def _nu(texte: str) -> str:
    """Lower case, without accents nor punctuation: how people retype a label."""
    sans = unicodedata.normalize("NFD", texte.casefold())
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in sans if not unicodedata.combining(c))).strip()


def _dans(texte: str, libelles: Mapping[Any, str]) -> Any:
    """The key whose label is this text, or the only one that starts with it."""
    cherche = _nu(texte)
    exactes = [cle for cle, libelle in libelles.items() if _nu(libelle) == cherche]
    trouvees = exactes or [cle for cle, libelle in libelles.items() if cherche and _nu(libelle).startswith(cherche)]
    if len(trouvees) == 1:
        return trouvees[0]
    if trouvees:
        raise ValeurRefusee(f"« {texte} » : plusieurs possibilités, {_citer(libelles[cle] for cle in trouvees)}.")
    proches = _proches(cherche, libelles)
    raise ValeurRefusee(f"« {texte} » : introuvable." + (f" Peut-être {_citer(proches)} ?" if proches else ""))


def _proches(cherche: str, libelles: Mapping[Any, str]) -> list[str]:
    """The labels closest to what was typed, then those that hold one of its words."""
    nus = {_nu(libelle): libelle for libelle in libelles.values()}
    semblables = difflib.get_close_matches(cherche, list(nus), n=2, cutoff=0.6)
    mots = {mot for mot in cherche.split() if len(mot) > 3}
    communs = sorted(nus, key=lambda nu: -len(mots & set(nu.split())))
    retenus = [*semblables, *(nu for nu in communs if mots & set(nu.split()))]
    return [nus[nu] for nu in dict.fromkeys(retenus)][:3]


def _citer(libelles: Iterable[str]) -> str:
    """“« A » ou « B »”, three at most."""
    cites = [f"« {libelle} »" for libelle in libelles][:3]
    return " ou ".join(filter(None, [", ".join(cites[:-1]), cites[-1]]))


def _fonction(code: str, texte: str, choix: Choix, ligne: Ligne) -> str:
    if texte in choix.fonctions:
        return texte
    trouvee: str = _dans(texte, choix.fonctions)
    return trouvee


def _personne(texte: str, choix: Choix) -> int:
    nom = re.sub(r"^(?:dr|m\.|mme)\s+", "", texte.strip(), flags=re.IGNORECASE)
    complets = {agent: re.sub(r"^\S+\s", "", choix.complets[agent]) for agent in choix.personnes}
    courts = {agent: choix.personnes[agent] for agent in choix.personnes}
    try:
        trouve: int = _dans(nom, courts)
    except ValeurRefusee:
        trouve = _dans(nom, complets)
    return trouve


def _pilote(code: str, texte: str, choix: Choix, ligne: Ligne) -> int:
    return _personne(_separer(texte)[0], choix)


def _separer(texte: str) -> tuple[str, int | None]:
    """“Teyssonnier 12 j” -> the name and the days."""
    trouve = _NOM_ET_JOURS.match(texte.strip())
    if trouve is None:
        return texte, None
    return trouve["nom"], int(trouve["jours"]) if trouve["jours"] else None


def _contributeurs(code: str, texte: str, choix: Choix, ligne: Ligne) -> list[int]:
    return [_personne(_separer(morceau)[0], choix) for morceau in _SEPARATEURS.split(texte) if morceau]


def _jours(code: str, texte: str, choix: Choix, ligne: Ligne) -> dict[str, int]:
    """“24” when one person is on the action; “Teyssonnier 10, Pradelou 14” otherwise."""
    if texte.isascii() and texte.isdigit():
        if len(ligne.equipe) == 1:
            return {str(ligne.equipe[0]): int(texte)}
        qui = "personne n’est" if not ligne.equipe else f"{len(ligne.equipe)} personnes sont"
        raise ValeurRefusee(f"« {texte} » : {qui} sur l’action. Écrivez « Nom 10, Nom 14 ».")
    jours = {}
    for morceau in _SEPARATEURS.split(texte):
        nom, quantite = _separer(morceau)
        if quantite is None or not nom:
            raise ValeurRefusee(f"« {morceau} » : écrivez un nom et un nombre de jours.")
        jours[str(_personne(nom, choix))] = quantite
    return jours


def _territoire(code: str, texte: str, choix: Choix, ligne: Ligne) -> dict[str, Any]:
    """“Régional”, “Interdép. 15, 43”, “Cantal”."""
    niveau, reste = "", texte
    for libelles in (choix.niveaux, choix.niveaux_courts):
        for cle, libelle in libelles.items():
            if not niveau and _nu(texte).startswith(_nu(libelle)):
                # A short form may stop in the middle of the word that was written whole.
                niveau, reste = cle, re.sub(r"^\w+", "", texte[len(libelle.rstrip(".")) :])
    if niveau == "regional":
        return {"niveau": niveau, "territoires": []}
    morceaux = [morceau.strip(" .:") for morceau in re.split(r"[,;·/]|\s{2,}", reste) if morceau.strip(" .:")]
    return {"niveau": niveau, "territoires": [_departement(morceau, choix) for morceau in morceaux]}


def _departement(texte: str, choix: Choix) -> str:
    if texte in choix.departements:
        return texte
    trouve: str = _dans(texte, choix.departements)
    return trouve


def _periode(code: str, texte: str, choix: Choix, ligne: Ligne) -> dict[str, int]:
    """“févr. – mai”, “2-5”, “mars”, “toute l’année”."""
    if _nu(texte) == "toute l annee":
        return {"debut": 1, "fin": 12}
    mois = [_mois(morceau) for morceau in _TIRET.split(texte) if morceau]
    if not 1 <= len(mois) <= 2:
        raise ValeurRefusee(f"Période « {texte} » : écrivez « févr. – mai ».")
    return {"debut": mois[0], "fin": mois[-1]}


def _mois(texte: str) -> int:
    if texte.isascii() and texte.isdigit() and 1 <= int(texte[:3]) <= 12:
        return int(texte)
    rang: int = _dans(texte, dict(enumerate(MOIS, 1)))
    return rang


_LECTEURS: dict[str, Callable[[str, str, Choix, Ligne], Any]] = {
    **dict.fromkeys(GENRES, _jours),
    "fonction": _fonction,
    "territoire": _territoire,
    "pilote": _pilote,
    "contributeurs": _contributeurs,
    "periode": _periode,
}
