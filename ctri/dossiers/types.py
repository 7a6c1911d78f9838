"""What `ctri` asks of a content it knows nothing about.

An upper application registers one `TypeDossier` per kind of content in `AppConfig.ready()`. `ctri` never looks inside
`contenu`: it freezes it, hashes it, compares two of them and decides (architecture, section 1).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from django.http import QueryDict

    from ctri.dossiers.models import Dossier, Version
    from mutualisation.mandats.acteur import Acteur

Contenu = Mapping[str, Any]


@dataclass(frozen=True)
class Manque:
    """Something to complete: a French sentence, its detail, and the address that puts focus on it."""

    code: str
    titre: str
    detail: str
    url: str = ""
    cle: str = ""


@dataclass(frozen=True)
class LigneChangee:
    """One field that changed; an empty side means there was nothing."""

    champ: str
    avant: str
    apres: str


@dataclass(frozen=True)
class Changement:
    """One object of the content that was `ajoute`, `modifie` or `supprime`, and what changed in it."""

    nature: str
    titre: str
    lignes: tuple[LigneChangee, ...]


@dataclass(frozen=True)
class Differences:
    """Everything that changed between two contents; `solde` is one French sentence (“706 j → 724 j”)."""

    changements: tuple[Changement, ...]
    solde: str = ""
    inchanges: int = 0


@dataclass(frozen=True)
class ActionRepondant:
    """One line of an answer: number, title, lead, days in words."""

    numero: str
    intitule: str
    pilote: str
    mesure: str


@dataclass(frozen=True)
class Reponse:
    """What a content answers to one objective (règle V2). `part` is relative to the best served one, 0 to 1."""

    rang: int
    priorite: bool
    libelle: str
    actions: tuple[ActionRepondant, ...]
    mesure: str
    part: float
    motif: str = ""
    motif_par: str = ""


@dataclass(frozen=True)
class ChampModifiable:
    """A value the committee may change in session: a form field named `cle`, grouped under `groupe`.

    `genre`: texte, paragraphes (a long text), nombre or choix.
    """

    cle: str
    groupe: str
    libelle: str
    valeur: str
    genre: str = "texte"
    choix: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ResumeService:
    """What a content means for one service: pairs of label and value (screen 3, “Pour la DDASS de…”)."""

    lignes: tuple[tuple[str, str], ...]


class TypeDossier(Protocol):
    """The contract an upper application fulfils for its kind of content."""

    genre: str
    # Template fragment that shows a frozen content, given `contenu`, `v`.
    gabarit: str
    # Style sheet (static path) that fragment needs.
    feuille: str
    # Prefix of the two registered document makers, each Version id -> PDF: `<fabrique>_soumis` never shows a decision,
    # `<fabrique>_valide` shows its number, date and outcome (règle V5).
    fabrique: str

    def manques(self, dossier: Dossier) -> Sequence[Manque]:
        """What prevents submission now, in the order a person would complete it."""

    def instantane(self, dossier: Dossier) -> dict[str, Any]:
        """The content as it stands, complete in itself, JSON only."""

    def controler(self, contenu: Contenu) -> Sequence[Manque]:
        """The same checks on a content alone: used on the text modified in session."""

    def differences(self, avant: Contenu, apres: Contenu) -> Differences:
        """What changed, grouped by object."""

    def resume(self, contenu: Contenu) -> str:
        """“12 actions”."""

    def reponses(self, contenu: Contenu) -> Sequence[Reponse]:
        """Objectives in rank order and what answers them."""

    def pour_service(self, contenu: Contenu, service_id: int) -> ResumeService | None:
        """What it means for one service; None when nothing does."""

    def champs_modifiables(self, contenu: Contenu) -> Sequence[ChampModifiable]:
        """The fields the committee may change in session."""

    def modifier(self, contenu: Contenu, donnees: QueryDict) -> tuple[dict[str, Any], dict[str, str]]:
        """Apply a form to a copy of the content: the new content, and the errors by field."""

    def apres_decision(self, dossier: Dossier, version: Version, *, par: Acteur) -> None:
        """Inside the decision's transaction: bring the working copy in line with what was decided."""

    def ouvrir_avenant(self, dossier: Dossier, avenant: Dossier, *, par: Acteur) -> None:
        """Inside the transaction: give the amendment a working copy of the validated content (règle V9)."""

    def exports(self, version: Version) -> Sequence[tuple[str, str]]:
        """The same numbers in other formats: label and address; empty when there is none (règle P5)."""

    def url_redaction(self, dossier: Dossier) -> str:
        """Where the working copy is edited."""


_types: dict[str, TypeDossier] = {}


def inscrire(type_dossier: TypeDossier) -> None:
    """Register a kind of content."""
    _types[type_dossier.genre] = type_dossier


def type_de(dossier: Dossier) -> TypeDossier:
    """The registered type of a dossier; KeyError when no application registered it."""
    return _types[dossier.genre]


def genres() -> list[str]:
    """The kinds registered, for `manage.py fournisseurs`."""
    return sorted(_types)


def empreinte(contenu: Contenu) -> str:
    """SHA-256 (64 hexadecimal digits) of the canonical JSON of a content (règle V5)."""
    canonique = json.dumps(contenu, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonique.encode()).hexdigest()
