"""The values of a plan as a French reader expects them; shared by differences, missing items, PDF and spreadsheet."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from college.plans.calculs.charge import Jours
from college.plans.contenu import Action, Contenu, Medecin, Objectif
from mutualisation.referentiel.vocabulaire import Mots
from mutualisation.typographie import INSECABLE, en_lettres, majuscule, nombre

TIRET = "–"
# Beyond this, a cell gives the number of departments: their names are in the annex.
DEPARTEMENTS_NOMMES = 3


def mots(contenu: Contenu) -> Mots:
    """The words of the scheme as they were when the content was frozen."""
    return _mots(json.dumps(contenu["vocabulaire"], sort_keys=True))


# A page asks several times, and few vocabularies ever live together; words never change once read.
@lru_cache(maxsize=16)
def _mots(vocabulaire: str) -> Mots:
    return Mots.model_validate_json(vocabulaire)


def niveau(action: Action, contenu: Contenu) -> str:
    """The level of an action, in the words of its scheme; empty when it is not chosen yet."""
    return contenu["niveaux"][action["niveau"]]["libelle"] if action["niveau"] else ""


def noms_courts(medecins: Iterable[Medecin]) -> dict[int, str]:
    """Family name by doctor, with the initial when two share it, and the first name when initials agree too."""
    medecins = list(medecins)
    par_nom = Counter(m["nom"] for m in medecins)
    par_initiale = Counter((m["prenom"][:1], m["nom"]) for m in medecins)

    def court(m: Medecin) -> str:
        if par_nom[m["nom"]] == 1:
            return m["nom"]
        if par_initiale[m["prenom"][:1], m["nom"]] == 1:
            return f"{m['prenom'][:1]}.{INSECABLE}{m['nom']}"
        return f"{m['prenom']} {m['nom']}"

    return {m["id"]: court(m) for m in medecins}


def _genres(jours: Jours) -> list[tuple[int, str]]:
    # Invariable here: « 1 j programmé » agrees with the number, as French does from two on.
    def s(quantite: int) -> str:
        return "s" if quantite > 1 else ""

    genres = (
        (jours.programmes, f"programmé{s(jours.programmes)}"),
        (jours.annualises, f"annualisé{s(jours.annualises)}"),
        (jours.reserve, "de réserve"),
    )
    return [(quantite, mot) for quantite, mot in genres if quantite]


def jours_en_clair(jours: Jours) -> str:
    """« 24 j programmés, 4 j de réserve », or « aucun jour »."""
    return ", ".join(f"{nombre(n)}{INSECABLE}j {mot}" for n, mot in _genres(jours)) or "aucun jour"


def jours_de_personne(jours: Jours) -> str:
    """« 20 j » when all are scheduled; the kinds otherwise, so that no change of kind goes unseen."""
    texte = f"{nombre(jours.total)}{INSECABLE}j"
    if jours.total == jours.programmes:
        return texte
    genres = _genres(jours)
    detail = genres[0][1] if len(genres) == 1 else ", ".join(f"{nombre(n)} {mot}" for n, mot in genres)
    return f"{texte} ({detail})"


def territoire(action: Action, contenu: Contenu, v: Mots) -> str:
    """« Région », « Allier, Cantal », « Quatre départements »."""
    if action["niveau"] == "regional":
        return majuscule(v.region.nom)
    noms = noms_departements(action["territoires"], contenu)
    if len(noms) > DEPARTEMENTS_NOMMES:
        return f"{majuscule(en_lettres(len(noms)))} {v.departement.pluriel}"
    return ", ".join(noms) or TIRET


def noms_departements(codes: Sequence[str], contenu: Contenu) -> list[str]:
    """Names in the order of the content; an unknown code stays visible as it is."""
    connus = {d["code"]: d["nom"] for d in contenu["departements"]}
    return [nom for code, nom in connus.items() if code in codes] + [c for c in codes if c not in connus]


def etiquette_objectif(objectif: Objectif, v: Mots) -> str:
    """« Priorité 1 » or « Objectif 4 »."""
    terme = v.priorite if objectif["priorite"] else v.objectif
    return f"{majuscule(terme.nom)}{INSECABLE}{objectif['rang']}"


def etiquette_action(action: Action, v: Mots) -> str:
    """« Action 2.3 »."""
    return f"{majuscule(v.action.nom)}{INSECABLE}{action['numero']}"
