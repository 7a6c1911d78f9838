"""The smallest content a committee can decide on: proves that `ctri` knows nothing of work plans."""

from __future__ import annotations

from typing import Any

from ctri.dossiers import types
from ctri.dossiers.types import ActionRepondant, ChampModifiable, Changement, Differences, LigneChangee, Manque, Reponse
from mutualisation.documents import fabriques
from mutualisation.documents.fabriques import Fabrique, Fichier

# Working copies, by dossier: what an upper application would keep in its own tables.
BROUILLONS: dict[int, dict[str, Any]] = {}


class TypeEssai:
    """A content with one text."""

    genre = "essai"
    # Any fragment that needs nothing of the content.
    gabarit = "ctri/dossiers/_fige.html"
    feuille = "mutualisation/css/panneaux.css"
    fabrique = "essai"

    def __init__(self) -> None:
        self.appels: list[tuple[str, int]] = []

    def manques(self, dossier: Any) -> list[Manque]:
        return self.controler(BROUILLONS.get(dossier.pk, {}))

    def instantane(self, dossier: Any) -> dict[str, Any]:
        return dict(BROUILLONS[dossier.pk])

    def controler(self, contenu: Any) -> list[Manque]:
        return [] if contenu.get("texte") else [Manque("texte", "Le texte manque", "Écrivez-le.")]

    def differences(self, avant: Any, apres: Any) -> Differences:
        if avant == apres:
            return Differences(())
        ligne = LigneChangee("Texte", avant.get("texte", ""), apres.get("texte", ""))
        return Differences((Changement("modifie", "Texte", (ligne,)),), "1 → 1")

    def resume(self, contenu: Any) -> str:
        return "1 texte"

    def reponses(self, contenu: Any) -> list[Reponse]:
        action = ActionRepondant("1.1", contenu.get("texte", ""), "Dr\u00a0Essai", "3\u00a0j")
        return [Reponse(1, True, "Premier objectif", (action,), "3\u00a0j", 1.0)]

    def pour_service(self, contenu: Any, service_id: int) -> None:
        return None

    def champs_modifiables(self, contenu: Any) -> list[ChampModifiable]:
        return [ChampModifiable("texte", "Texte", "Texte", contenu.get("texte", ""))]

    def modifier(self, contenu: Any, donnees: Any) -> tuple[dict[str, Any], dict[str, str]]:
        texte = donnees.get("texte", "").strip()
        erreurs = {} if texte else {"texte": "Le texte ne peut pas être vide."}
        return {**contenu, "texte": texte}, erreurs

    def apres_decision(self, dossier: Any, version: Any, *, par: Any) -> None:
        self.appels.append(("decision", version.numero))
        BROUILLONS[dossier.pk] = dict(version.contenu)

    def ouvrir_avenant(self, dossier: Any, avenant: Any, *, par: Any) -> None:
        BROUILLONS[avenant.pk] = dict(BROUILLONS[dossier.pk])

    def exports(self, version: Any) -> list[tuple[str, str]]:
        return []

    def url_redaction(self, dossier: Any) -> str:
        return f"/essais/{dossier.pk}/"


def installer() -> TypeEssai:
    """Register the content and its two document makers."""
    type_essai = TypeEssai()
    types.inscrire(type_essai)
    for suffixe in ("soumis", "valide"):
        fabriques.inscrire(
            Fabrique(f"essai_{suffixe}", "1", lambda pk, p: Fichier(b"%PDF-1.7 essai", 1), lambda acteur, pk: True)
        )
    return type_essai


def retirer() -> None:
    """Leave the registers as they were."""
    types._types.pop("essai")
    for suffixe in ("soumis", "valide"):
        fabriques._fabriques.pop(f"essai_{suffixe}")
    BROUILLONS.clear()
