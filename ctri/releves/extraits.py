"""The extract of one decision, as words: what a proposer keeps of it, on one page. Pure."""

from __future__ import annotations

from typing import TypedDict
from zoneinfo import ZoneInfo

from django.utils import timezone

from ctri.releves.composition import DecisionDite, decision_dite, identite
from ctri.releves.models import Releve
from ctri.releves.presences import assistants
from ctri.seances.models import Point
from ctri.seances.tenue import Tenue
from mutualisation.typographie import compte

# What fits one page beside a long reason; the act itself holds them all.
MODIFICATIONS = 8
LONGUEUR = 160


class ContenuExtrait(TypedDict):
    """One decision, complete in itself."""

    titre: str
    comite: str
    emetteur: str
    region: str
    seance: str
    objet: str
    presents: list[str]
    issue: str
    decision: DecisionDite
    autres: str


def contenu_de_l_extrait(releve: Releve, point: Point, tenue: Tenue, numero: str) -> ContenuExtrait:
    """Hours are those of the region."""
    seance = releve.seance
    v = seance.region.vocabulaire
    with timezone.override(ZoneInfo(seance.region.fuseau)):
        cadre = identite(seance)
        decision = decision_dite(point.decision, tenue, numero)
        reste = len(decision["modifications"]) - MODIFICATIONS
        # How each member voted stays in the minutes.
        decision["votes"] = []
        decision["modifications"] = [_abreger(m) for m in decision["modifications"][:MODIFICATIONS]]
        return {
            "titre": f"Extrait {v.compte_rendu.du} {v.seance.du}",
            "comite": cadre["comite"],
            "emetteur": cadre["emetteur"],
            "region": cadre["region"],
            "seance": f"{cadre['date']}, {seance.lieu}",
            "objet": point.titre,
            "presents": assistants(tenue.presences, point.assistance),
            "issue": point.libelle_issue,
            "decision": decision,
            "autres": f"Et {compte(reste, v.modification.nom, v.modification.pluriel)} de plus, dans le texte décidé."
            if reste > 0
            else "",
        }


def _abreger(texte: str) -> str:
    return texte if len(texte) <= LONGUEUR else f"{texte[:LONGUEUR].rstrip()}…"
