"""Mails leave in the background: a test that reads one first makes them leave."""

from __future__ import annotations

import re
import smtplib
from collections.abc import Sequence

from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from mutualisation.courriels.envoi import envoyer
from mutualisation.courriels.models import Courriel, Etat

LIEN = re.compile(r"http://127\.0\.0\.1:8000(/\S+)")


def distribuer() -> list[EmailMessage]:
    """Send what waits, as the worker would; every mail sent so far."""
    for pk in Courriel.objects.filter(etat=Etat.DEMANDE).order_by("pk").values_list("pk", flat=True):
        envoyer(pk)
    return mail.outbox


def dernier_lien() -> str:
    """The address to choose a password, in the last mail."""
    trouve = LIEN.search(distribuer()[-1].body)
    assert trouve, "no link in the mail"
    return trouve[1]


class EnPanne(BaseEmailBackend):
    """A mail server out of order, for `settings.EMAIL_BACKEND`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise smtplib.SMTPServerDisconnected


class Refusant(BaseEmailBackend):
    """A mail server that knows none of the addresses."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise smtplib.SMTPRecipientsRefused({adresse: (550, b"unknown") for m in email_messages for adresse in m.to})
