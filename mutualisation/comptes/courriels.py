"""Messages about accounts. A mail server that does not answer never undoes the act: the caller is told."""

import datetime as dt
import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.template.loader import render_to_string

from mutualisation.comptes.liens import INVITATION, REINITIALISATION, Usage, lien
from mutualisation.comptes.models import Utilisateur
from mutualisation.temps import maintenant

journal = logging.getLogger(__name__)

OBJETS = {
    INVITATION.code: "Votre compte de mutualisation régionale",
    REINITIALISATION.code: "Choisir un nouveau mot de passe",
}


def envoyer_lien(utilisateur: Utilisateur, usage: Usage) -> bool:
    """Send the link; False when the mail server refused or did not answer."""
    contexte = {
        "utilisateur": utilisateur,
        "lien": lien(utilisateur, usage),
        "limite": maintenant() + dt.timedelta(seconds=usage.duree),
    }
    corps = render_to_string(f"comptes/courriels/{usage.code}.txt", contexte)
    try:
        send_mail(OBJETS[usage.code], corps, None, [utilisateur.email])
    except (SMTPException, OSError) as panne:
        journal.warning("mail not sent", extra={"utilisateur": utilisateur.pk, "panne": str(panne)})
        return False
    return True
