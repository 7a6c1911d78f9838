"""The values the committee may change in session, and what they make of the content (règle V4). Pure."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from college.plans.calculs import noms_courts, participants
from college.plans.contenu import Action, Contenu
from college.plans.ligne import GENRES
from ctri.dossiers.types import ChampModifiable
from mutualisation.typographie import MOIS, majuscule, typographier

if TYPE_CHECKING:
    from django.http import QueryDict

_TEXTES = {"intitule": "Intitulé", "resultat": "Résultat attendu", "indicateur": "Indicateur"}
_MOIS = {"debut": "Premier mois", "fin": "Dernier mois"}
_GENRES = {"programmes": "jours programmés", "annualises": "jours annualisés", "reserve": "jours de réserve"}
_CHOIX_MOIS = (("", "à préciser"), *((str(rang), majuscule(mois)) for rang, mois in enumerate(MOIS, 1)))
_JOURS_MAX = 366


def champs_modifiables(contenu: Contenu) -> list[ChampModifiable]:
    """Texts, months and days of every action; people and places are the proposer's work, after a return."""
    noms = noms_courts(contenu["medecins"])
    return [champ for action in contenu["actions"] for champ in _champs(action, noms)]


def _champs(action: Action, noms: Mapping[int, str]) -> Iterator[ChampModifiable]:
    groupe = f"{action['numero']} {action['intitule']}"
    prefixe = f"action-{action['id']}"
    for code, libelle in _TEXTES.items():
        yield ChampModifiable(f"{prefixe}-{code}", groupe, libelle, str(action[code]))  # type: ignore[literal-required]
    for code, libelle in _MOIS.items():
        mois = action[code]  # type: ignore[literal-required]
        yield ChampModifiable(f"{prefixe}-{code}", groupe, libelle, str(mois or ""), "choix", _CHOIX_MOIS)
    jours = {ligne["medecin"]: ligne for ligne in action["jours"]}
    utiles = [genre for genre in GENRES if genre == "programmes" or any(li[genre] for li in jours.values())]  # type: ignore[literal-required]
    for medecin in participants(action):
        for genre in utiles:
            valeur = jours[medecin][genre] if medecin in jours else 0  # type: ignore[literal-required]
            libelle = f"{noms.get(medecin, 'personne partie')}, {_GENRES[genre]}"
            yield ChampModifiable(f"{prefixe}-{genre}-{medecin}", groupe, libelle, str(valeur), "nombre")


def modifier(contenu: Contenu, donnees: QueryDict) -> tuple[dict[str, Any], dict[str, str]]:
    """Apply a form to a copy: the new content and the errors by field. Keys that are absent change nothing."""
    nouveau: dict[str, Any] = copy.deepcopy(dict(contenu))
    erreurs: dict[str, str] = {}
    for action in nouveau["actions"]:
        prefixe = f"action-{action['id']}-"
        recus = {cle.removeprefix(prefixe): str(v) for cle, v in donnees.items() if cle.startswith(prefixe)}
        for cle, brut in recus.items():
            if raison := _appliquer(action, cle, brut.strip()):
                erreurs[prefixe + cle] = raison
        if action["debut"] and action["fin"] and action["debut"] > action["fin"]:
            erreurs[f"{prefixe}fin"] = "Le dernier mois précède le premier."
    return nouveau, erreurs


def _appliquer(action: dict[str, Any], cle: str, brut: str) -> str:
    """Write one value; the reason when it is refused, else nothing."""
    if cle in _TEXTES:
        return _texte(action, cle, typographier(" ".join(brut.split())))
    if cle in _MOIS:
        if brut and brut not in dict(_CHOIX_MOIS):
            return "Choisissez un mois."
        action[cle] = int(brut) if brut else None
        return ""
    genre, _, medecin = cle.partition("-")
    if genre not in GENRES or not medecin.isascii() or not medecin.isdigit():
        return "Champ inconnu."
    return _jours(action, genre, int(medecin), brut)


def _texte(action: dict[str, Any], cle: str, texte: str) -> str:
    if not texte and cle == "intitule":
        return "L’intitulé est obligatoire."
    if len(texte) > (limite := 200 if cle == "intitule" else 300):
        return f"{limite} caractères au plus."
    action[cle] = texte
    return ""


def _jours(action: dict[str, Any], genre: str, medecin: int, brut: str) -> str:
    if medecin not in participants(action):  # type: ignore[arg-type]
        return "Cette personne ne participe pas à l’action."
    if not (brut.isascii() and brut.isdigit() and len(brut) < 4 and int(brut) <= _JOURS_MAX):
        return f"Écrivez un nombre entier de jours, de 0 à {_JOURS_MAX}."
    ligne = next((li for li in action["jours"] if li["medecin"] == medecin), None)
    if ligne is None:
        ligne = {"medecin": medecin, **dict.fromkeys(GENRES, 0)}
        if int(brut):
            action["jours"].append(ligne)
    ligne[genre] = int(brut)
    action["jours"] = [li for li in action["jours"] if any(li[g] for g in GENRES)]
    return ""
