"""Who writes and publishes the framing (règle V2)."""

from __future__ import annotations

from ctri.cadrage.models import Cadrage
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region


def verifier_cadrer(acteur: Acteur, region: Region) -> Titre:
    """The framing is the committee's: its presidency or its secretary writes it."""
    titre = acteur.titre(Droit.CADRER, region)
    if titre is None:
        v = region.vocabulaire
        raise Refus(f"Réservé {v.presidence.au} et {v.secretaire.au}.")
    return titre


def peut_cadrer(acteur: Acteur, region: Region) -> bool:
    """Whether the framing's buttons are offered at all."""
    return acteur.peut(Droit.CADRER, region)


def verifier_modifier(acteur: Acteur, cadrage: Cadrage) -> Titre:
    """Once published it never changes: a new version replaces it."""
    titre = verifier_cadrer(acteur, cadrage.region)
    if cadrage.publie_le:
        raise Refus(f"{cadrage.region.vocabulaire.cadrage.Le} est publié\N{NO-BREAK SPACE}: il ne change plus.")
    return titre


def verifier_publier(acteur: Acteur, cadrage: Cadrage) -> Titre:
    """A framing says something before it is published."""
    titre = verifier_modifier(acteur, cadrage)
    if not cadrage.objectifs.exists():
        raise Refus("Ajoutez au moins un objectif avant de publier.")
    return titre


def verifier_motif(cadrage: Cadrage, motif: str) -> None:
    """Those who already wrote a proposal read why what was asked of them changed."""
    if cadrage.version > 1 and not motif.strip():
        raise Refus(f"Dites pourquoi {cadrage.region.vocabulaire.cadrage.le} change.", "motif")
