"""The rows of a plan, ready to print: the editor and the committee read the same ones. Pure.

Everything is text by the time it reaches the template: a thousand rows cost a loop, not a thousand decisions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from college.plans.calculs import Jours, de_action, mots, noms_courts
from college.plans.calculs.charge import de_ligne
from college.plans.champs import COLONNES
from college.plans.contenu import Action, Contenu
from college.plans.ligne import GENRES, Ligne
from mutualisation.referentiel.vocabulaire import Mots
from mutualisation.typographie import INSECABLE, compte, majuscule, nombre, periode

TIRET = "–"
# Beyond this, a cell gives the number of departments.
CODES_MONTRES = 3


@dataclass(frozen=True)
class Rang:
    """One row. `donnees`: what the cells hold, as JSON, for the script; empty in a table that is only read.

    `url`: where the action opens as a form, for whoever may change it.
    """

    cle: str
    action: int
    numero: str
    intitule: str
    fonction: str
    niveau: str
    lieux: str
    pilote: str
    contributeurs: str
    programmes: str
    annualises: str
    reserve: str
    periode: str
    resultat: str
    indicateur: str
    donnees: str = ""
    revisions: str = ""
    url: str = ""


@dataclass(frozen=True)
class Groupe:
    """A group of rows and its subtotals. `objectif`: where a new action would go."""

    cle: str
    etiquette: str
    titre: str
    rangs: Sequence[Rang]
    programmes: str
    annualises: str
    reserve: str
    resume: str
    objectif: int | None = None
    priorite: bool = False
    motif: str = ""
    motif_auteur: str = ""

    @property
    def sans_reponse(self) -> bool:
        return self.priorite and not self.rangs


@dataclass(frozen=True)
class Tableau:
    """The whole table; `affichees` out of `actions` when a filter hides some."""

    groupes: Sequence[Groupe]
    programmes: str
    annualises: str
    reserve: str
    resume: str
    actions: int
    affichees: int


@dataclass(frozen=True)
class Vue:
    """How the reader wants it: grouped by what, showing which actions."""

    par: str = "objectif"
    medecin: int | None = None
    fonction: str = ""
    texte: str = ""

    @property
    def filtre(self) -> bool:
        return bool(self.medecin or self.fonction or self.texte)

    def montre(self, action: Action) -> bool:
        """Whether an action passes the filter."""
        if self.medecin and self.medecin not in personnes(action):
            return False
        if self.fonction and action["fonction"] != self.fonction:
            return False
        textes = (action["intitule"], action["resultat"], action["indicateur"], action["numero"])
        return not self.texte or any(self.texte.casefold() in t.casefold() for t in textes)


@dataclass(frozen=True)
class Edition:
    """What the editor adds to each row: the raw values, their revisions, an address that ends with the action."""

    lignes: Mapping[int, Ligne]
    revisions: Mapping[int, Mapping[str, int]]
    adresse: str


class Compositeur:
    """Builds rows; looks names up once for all of them."""

    def __init__(self, contenu: Contenu, edition: Edition | None) -> None:
        self.contenu, self.edition = contenu, edition
        self.v: Mots = mots(contenu)
        self.noms = noms_courts(contenu["medecins"])
        self.departements = len(contenu["departements"])

    def rang(self, action: Action, groupe: str, seul: int | None = None) -> Rang:
        """`seul`: only this person's days, in a table grouped by person."""
        jours = {ligne["medecin"]: de_ligne(ligne) for ligne in action["jours"]}
        total = jours.get(seul, Jours()) if seul is not None else de_action(action)
        return Rang(
            cle=f"{groupe}-{action['id']}",
            action=action["id"],
            numero=action["numero"],
            intitule=action["intitule"],
            fonction=action["fonction_libelle"] or TIRET,
            niveau=self.contenu["niveaux"][action["niveau"]]["court"] if action["niveau"] else "",
            lieux=self._lieux(action),
            pilote=TIRET if action["pilote"] is None else self._avec_jours(action["pilote"], jours),
            contributeurs=" · ".join(self._avec_jours(a, jours) for a in action["contributeurs"]) or TIRET,
            programmes=_jours(total.programmes),
            annualises=_jours(total.annualises),
            reserve=_jours(total.reserve),
            periode=majuscule(periode(action["debut"], action["fin"])),
            resultat=action["resultat"],
            indicateur=action["indicateur"],
            **self._edition(action["id"]),
        )

    def _avec_jours(self, agent: int, jours: Mapping[int, Jours]) -> str:
        total = jours.get(agent, Jours()).total
        nom = self.noms.get(agent, "personne partie")
        return f"{nom} {total}" if total else nom

    def _lieux(self, action: Action) -> str:
        codes = action["territoires"]
        if action["niveau"] == "regional" or len(codes) > CODES_MONTRES:
            quantite = self.departements if action["niveau"] == "regional" else len(codes)
            # A plain space: in a narrow column the number may stand above its word.
            return compte(quantite, self.v.departement.nom, self.v.departement.pluriel).replace(INSECABLE, " ")
        return ", ".join(codes) or ("" if action["niveau"] else TIRET)

    def _edition(self, action: int) -> dict[str, Any]:
        if self.edition is None:
            return {}
        ligne = self.edition.lignes[action]
        return {
            "donnees": json.dumps({c.code: c.lire(ligne) for c in COLONNES}, ensure_ascii=False),
            "revisions": json.dumps(self.edition.revisions.get(action, {})),
            "url": f"{self.edition.adresse}{action}/" if self.edition.adresse else "",
        }

    def groupe(self, cle: str, etiquette: str, titre: str, actions: Sequence[Action], **plus: Any) -> Groupe:
        seul = int(cle.removeprefix("medecin-")) if cle.startswith("medecin-") else None
        rangs = [self.rang(action, cle, seul) for action in actions]
        parts = [_part(action, seul) for action in actions]
        return Groupe(cle, etiquette, titre, rangs, *totaux(parts), resume=self.resume(actions, parts), **plus)

    def resume(self, actions: Sequence[Action], parts: Iterable[Jours]) -> str:
        """“3 actions, 204 j”."""
        nombre_actions = compte(len(actions), self.v.action.nom, self.v.action.pluriel)
        return f"{nombre_actions}, {nombre(sum(part.total for part in parts))}{INSECABLE}j"


def _part(action: Action, seul: int | None) -> Jours:
    if seul is None:
        return de_action(action)
    return sum((de_ligne(ligne) for ligne in action["jours"] if ligne["medecin"] == seul), Jours())


def totaux(parts: Sequence[Jours]) -> tuple[str, str, str]:
    sommes = (nombre(sum(getattr(part, genre) for part in parts)) for genre in GENRES)
    programmes, annualises, reserve = sommes
    return programmes, annualises, reserve


def _jours(quantite: int) -> str:
    return nombre(quantite) if quantite else TIRET


def personnes(action: Action) -> set[int]:
    return {*action["contributeurs"], *([action["pilote"]] if action["pilote"] is not None else [])}
