"""Sending a mail: taken by one worker, held by a lease, tried again when the mail server is out of order."""

from __future__ import annotations

import datetime as dt
import logging
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from uuid import uuid4

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F

from mutualisation.courriels.models import ESSAIS, Courriel, Etat
from mutualisation.courriels.redaction import Texte, redacteur
from mutualisation.temps import maintenant

journal = logging.getLogger(__name__)

# Longer than a whole exchange with a server that takes EMAIL_TIMEOUT at every step.
DUREE = dt.timedelta(minutes=2)
# The first wait; each one is twice the one before.
REPIT = dt.timedelta(minutes=1)
# Waits stop growing here, and a mail server out of order uses no last attempt up for a week:
# a long week-end loses nothing.
REPIT_MAX = dt.timedelta(hours=4)
PANNE_SUPPORTEE = dt.timedelta(days=7)
# Nobody answers a machine: mailboxes keep their absence messages for people.
EN_TETES = {"Auto-Submitted": "auto-generated"}
# From this code on, the server says that it will never take the message.
REFUS_DEFINITIF = 500


def envoyer(courriel_id: int) -> None:
    """Send the mail if nobody else is sending it; safe to run any number of times."""
    porteur = str(uuid4())
    if not _prendre(courriel_id, porteur):
        journal.info("mail not to be taken", extra={"courriel": courriel_id})
        return
    courriel = Courriel.objects.select_related("destinataire").get(pk=courriel_id)
    try:
        texte = _rediger(courriel, porteur)
        if texte is not None:
            _expedier(courriel, texte)
    except (SMTPException, OSError) as panne:
        journal.warning("mail not sent", extra={"courriel": courriel_id, "panne": _en_bref(panne)})
        _noter_l_echec(courriel_id, porteur, panne)
    except Exception as erreur:
        journal.exception("mail not written", extra={"courriel": courriel_id})
        _noter_l_echec(courriel_id, porteur, erreur)
    else:
        _ranger(courriel_id, porteur, Etat.SANS_OBJET if texte is None else Etat.ENVOYE)


def _prendre(courriel_id: int, porteur: str) -> bool:
    """One conditional UPDATE: of two workers, the second finds nothing to take."""
    instant = maintenant()
    prenables = Courriel.objects.filter(pk=courriel_id).prenables(instant)
    champs = {"etat": Etat.EN_COURS, "porteur": porteur, "bail": instant + DUREE, "pas_avant": None, "enfile_le": None}
    return prenables.update(tentatives=F("tentatives") + 1, **champs) == 1


def _rediger(courriel: Courriel, porteur: str) -> Texte | None:
    """The text, once what it gathers is bound to it; a carrier that lost its lease binds nothing more."""
    plume = redacteur(courriel.genre)
    if plume.reunir is not None:
        with transaction.atomic():
            if _tenu(courriel.pk, porteur) is not None:
                plume.reunir(courriel)
    return plume.rediger(courriel)


def _expedier(courriel: Courriel, texte: Texte) -> None:
    message = EmailMultiAlternatives(texte.objet, texte.corps, to=[courriel.destinataire.email], headers=EN_TETES)
    if texte.html:
        message.attach_alternative(texte.html, "text/html")
    for piece in texte.pieces:
        message.attach(piece.nom, piece.octets, piece.type_contenu)
    message.send()


@transaction.atomic
def _ranger(courriel_id: int, porteur: str, etat: Etat) -> None:
    courriel = _tenu(courriel_id, porteur)
    if courriel is None:
        return
    courriel.envoye_le = maintenant() if etat == Etat.ENVOYE else None
    courriel.erreur = ""
    courriel.poser(etat)
    if (conclure := redacteur(courriel.genre).conclure) is not None:
        conclure(courriel)


@transaction.atomic
def _noter_l_echec(courriel_id: int, porteur: str, erreur: Exception) -> None:
    courriel = _tenu(courriel_id, porteur)
    if courriel is None:
        return
    courriel.erreur = _en_bref(erreur)
    courriel.pas_avant = maintenant() + min(REPIT * 2 ** (courriel.tentatives - 1), REPIT_MAX)
    supportee = _en_panne(erreur) and courriel.pas_avant < courriel.demande_le + PANNE_SUPPORTEE
    if courriel.tentatives >= ESSAIS and supportee:
        courriel.tentatives = ESSAIS - 1
    if courriel.tentatives >= ESSAIS or _definitif(erreur):
        courriel.pas_avant = None
        courriel.poser(Etat.ECHEC)
        return
    courriel.poser(Etat.DEMANDE)


def _tenu(courriel_id: int, porteur: str) -> Courriel | None:
    """The row locked, if it is still ours: a lease that ran out may have another carrier."""
    return Courriel.objects.select_for_update().filter(pk=courriel_id, porteur=porteur).first()


def _en_panne(erreur: Exception) -> bool:
    """The server is out of order, or asks to come back: the mail itself is not at fault."""
    if isinstance(erreur, SMTPDataError):
        return erreur.smtp_code < REFUS_DEFINITIF
    return isinstance(erreur, SMTPException | OSError) and not _definitif(erreur)


def _definitif(erreur: Exception) -> bool:
    """The server refused the address itself: trying again would change nothing."""
    if not isinstance(erreur, SMTPRecipientsRefused):
        return False
    return all(code >= REFUS_DEFINITIF for code, _ in erreur.recipients.values())


def _en_bref(erreur: Exception) -> str:
    """What broke, without the address: neither logs nor rows hold one."""
    if isinstance(erreur, SMTPRecipientsRefused):
        return f"SMTPRecipientsRefused: {sorted(code for code, _ in erreur.recipients.values())}"
    code = getattr(erreur, "smtp_code", None) or getattr(erreur, "errno", None)
    return f"{type(erreur).__name__}: {code}" if code else type(erreur).__name__
