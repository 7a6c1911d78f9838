"""Who may see a document, and ask for it again: there is no right of its own, only that of what it shows."""

from __future__ import annotations

import datetime as dt

from mutualisation.documents.fabriques import fabrique, genres
from mutualisation.documents.models import Document, Etat
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus


def peut_voir(acteur: Acteur, document: Document) -> bool:
    """Whoever may see the object the document hangs on."""
    return document.genre in genres() and fabrique(document.genre).visible(acteur, document.source_id)


def verifier_relancer(document: Document, instant: dt.datetime) -> None:
    """Only what failed, for good or until the next attempt, is worth asking again."""
    if document.etat == Etat.PRET:
        raise Refus("Ce document est déjà prêt.")
    if document.etat == Etat.EN_COURS:
        raise Refus("Ce document est en cours de production.")
    if document.etat == Etat.DEMANDE and not (document.pas_avant and document.pas_avant > instant):
        raise Refus("Ce document est déjà demandé.")
