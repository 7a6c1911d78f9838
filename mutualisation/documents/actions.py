"""Asking for a document, taking up what was left: the row is the outbox (règles P5, V5)."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import re

from django.db import transaction

from mutualisation.documents.depot import perdu
from mutualisation.documents.fabriques import fabrique
from mutualisation.documents.models import Document, Etat
from mutualisation.documents.policies import verifier_relancer
from mutualisation.file import enfiler
from mutualisation.mandats.acteur import Acteur
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region

journal = logging.getLogger(__name__)

TACHE = "mutualisation.tasks.rendre_document"
# What one pass of the sweep sends at most.
LOT = 50
LONGUEUR_DU_NOM = 100


# ── Asking ────────────────────────────────────────────────────────────────────
def cle_du_contenu(genre: str, empreinte_contenu: str) -> str:
    """Same content, same kind, same template: same key, hence same file."""
    return hashlib.sha256(f"{genre}|{fabrique(genre).version}|{empreinte_contenu}".encode()).hexdigest()


def demander(
    *, genre: str, source_id: int, empreinte_contenu: str, nom: str, region: Region | None, par: Acteur | None
) -> Document:
    """Ask for a file; asked twice, the same row answers and nothing is made again, unless the storage lost it.

    `empreinte_contenu` covers everything printed, stamp included. `nom` is given without extension.
    """
    with transaction.atomic():
        document, cree = Document.objects.get_or_create(
            cle=cle_du_contenu(genre, empreinte_contenu),
            defaults={
                "genre": genre,
                "source_id": source_id,
                "region": region,
                "nom": nom_propre(nom),
                "demande_par": par.utilisateur if par else None,
                "demande_le": maintenant(),
            },
        )
        if cree:
            enfiler(TACHE, document.pk)
        elif perdu(document):
            document = _refaire(document.pk)
    return document


def _refaire(document_id: int) -> Document:
    """Back to the queue under the same key; the fingerprint of the lost file stays, to compare with."""
    document = Document.objects.select_for_update().get(pk=document_id)
    if not perdu(document) or document.pret_le is None:
        return document
    instant = maintenant()
    perte = {"empreinte": document.empreinte, "pret_le": document.pret_le, "constatee_le": instant}
    document.pertes = [*document.pertes, {cle: str(valeur) for cle, valeur in perte.items()}]
    document.etat, document.fichier, document.pret_le = Etat.DEMANDE, "", None
    document.tentatives = document.page = 0
    document.enfile_le = instant
    document.save()
    enfiler(TACHE, document.pk)
    journal.error("file lost, asked again", extra={"document": document.pk, "empreinte": document.empreinte})
    return document


def nom_propre(nom: str) -> str:
    """A name that every file system takes; accents and apostrophes stay, separators go."""
    return re.sub(r"[^\w\s.,’'()–-]+", "-", " ".join(nom.split())).strip(" .-")[:LONGUEUR_DU_NOM]


def relancer(*, document: Document, par: Acteur | None) -> Document:
    """Try again at once what failed, or make again what was lost; after the last attempt, the count starts again."""
    with transaction.atomic():
        document = Document.objects.select_for_update().get(pk=document.pk)
        if perdu(document):
            return _refaire(document.pk)
        verifier_relancer(document, maintenant())
        if document.etat == Etat.ECHEC:
            document.tentatives = 0
        document.etat = Etat.DEMANDE
        document.pas_avant = document.enfile_le = None
        document.erreur = ""
        document.save(update_fields=["etat", "tentatives", "pas_avant", "enfile_le", "erreur"])
        enfiler(TACHE, document.pk)
    qui = par.utilisateur.pk if par else None
    journal.info("document asked again", extra={"document": document.pk, "utilisateur": qui})
    return document


# ── Taking up what was left ───────────────────────────────────────────────────
def reprendre() -> int:
    """Send to the queue what waited or was left by a dead worker; several sweeps at once share the rows."""
    instant = maintenant()
    with transaction.atomic():
        _abandonner(instant)
        lot = list(
            Document.objects.a_reprendre(instant)
            .select_for_update(skip_locked=True)
            .order_by("demande_le", "pk")
            .values_list("pk", flat=True)[:LOT]
        )
        Document.objects.filter(pk__in=lot).update(enfile_le=instant)
        for document_id in lot:
            enfiler(TACHE, document_id)
    return len(lot)


def _abandonner(instant: dt.datetime) -> None:
    """A content that killed its worker at every attempt stops here."""
    epuises = Document.objects.epuises(instant).select_for_update(skip_locked=True)
    for document in epuises:
        document.etat, document.erreur = Etat.ECHEC, "worker lost at every attempt"
        document.lacher()
        document.save()
        journal.error("document given up", extra={"document": document.pk, "tentatives": document.tentatives})
