"""Making a document: taken by one worker, held by a lease, stored once (règles P5, V5)."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from uuid import uuid4

from django.db import transaction
from django.db.models import F

from mutualisation.documents.bail import DUREE, Bail, BailPerdu
from mutualisation.documents.depot import deposer
from mutualisation.documents.fabriques import Fabrique, Fichier, fabrique
from mutualisation.documents.models import ESSAIS, Document, Etat
from mutualisation.temps import maintenant

journal = logging.getLogger(__name__)

# Between two attempts on a content that cannot be rendered.
REPIT = dt.timedelta(minutes=5)


def produire(document_id: int, *, message: str = "") -> None:
    """Make the file if nobody else is making it; safe to run any number of times.

    `message` is the identifier of the queue's message, the same when the broker delivers it again.
    """
    porteur = str(uuid4())
    if not _prendre(document_id, porteur, message):
        journal.info("document not to be taken", extra={"document": document_id})
        return
    document = Document.objects.get(pk=document_id)
    try:
        maker = fabrique(document.genre)
        _prevoir(document, maker)
        with Bail(document.pk, porteur) as bail:
            fichier = maker.rendre(document.source_id, bail.progression)
        _ranger(document.pk, porteur, fichier, maker.extension)
    except BailPerdu:
        journal.warning("lease lost, rendering thrown away", extra={"document": document_id})
    except Exception as erreur:
        journal.exception("document not made", extra={"document": document_id, "tentative": document.tentatives})
        _noter_l_echec(document.pk, porteur, erreur)


def _prendre(document_id: int, porteur: str, message: str) -> bool:
    """One conditional UPDATE: of two workers, the second finds nothing to take."""
    instant = maintenant()
    pris = (
        Document.objects.filter(pk=document_id)
        .prenables(instant, message)
        .update(
            etat=Etat.EN_COURS,
            porteur=porteur,
            message=message,
            bail=instant + DUREE,
            commence_le=instant,
            tentatives=F("tentatives") + 1,
            pas_avant=None,
            enfile_le=None,
            page=0,
        )
    )
    return pris == 1


def _prevoir(document: Document, maker: Fabrique) -> None:
    """Guess the number of pages, for the progress bar."""
    if maker.estimer is not None:
        prevues = maker.estimer(document.source_id)
    else:
        faits = Document.objects.filter(genre=document.genre, etat=Etat.PRET).order_by("-pret_le", "-pk")
        prevues = faits.values_list("pages", flat=True).first() or 0
    Document.objects.filter(pk=document.pk).update(pages_prevues=prevues)


def _ranger(document_id: int, porteur: str, fichier: Fichier, extension: str) -> None:
    """Store the file under the row's lock, and only if the document is still ours."""
    with transaction.atomic():
        document = Document.objects.select_for_update().filter(pk=document_id, porteur=porteur).first()
        if document is None:
            raise BailPerdu
        _recevoir(document, fichier, extension)
    journal.info("document made", extra={"document": document_id, "pages": document.pages, "octets": document.taille})


def _recevoir(document: Document, fichier: Fichier, extension: str) -> None:
    document.fichier.name = deposer(document.cle, extension, fichier.octets)
    attendue, document.empreinte = document.empreinte, hashlib.sha256(fichier.octets).hexdigest()
    if attendue and attendue != document.empreinte:
        journal.warning("file made again with other bytes", extra={"document": document.pk, "perdue": attendue})
    document.taille = len(fichier.octets)
    document.pages = document.page = fichier.pages
    document.etat, document.pret_le = Etat.PRET, maintenant()
    document.erreur = ""
    document.lacher()
    document.save()


def produire_sur_place(document: Document) -> None:
    """Make the file inside the caller's transaction, without worker nor lease: nobody else sees the row yet."""
    maker = fabrique(document.genre)
    _recevoir(document, maker.rendre(document.source_id, lambda page: None), maker.extension)


def _noter_l_echec(document_id: int, porteur: str, erreur: Exception) -> None:
    with transaction.atomic():
        document = Document.objects.select_for_update().filter(pk=document_id, porteur=porteur).first()
        if document is None:
            return
        dernier = document.tentatives >= ESSAIS
        document.etat = Etat.ECHEC if dernier else Etat.DEMANDE
        document.pas_avant = None if dernier else maintenant() + REPIT
        document.erreur = f"{type(erreur).__name__}: {erreur}"[:500]
        document.page = 0
        document.lacher()
        document.save()
