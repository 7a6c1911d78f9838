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

# Subject and body of each message.
MESSAGES = {
    INVITATION: ("Votre compte de mutualisation régionale", "comptes/courriels/invitation.txt"),
    REINITIALISATION: ("Choisir un nouveau mot de passe", "comptes/courriels/reinitialisation.txt"),
}


def envoyer_lien(utilisateur: Utilisateur, usage: Usage) -> bool:
    """Send the link; False when the mail server refused or did not answer."""
    contexte = {
        "utilisateur": utilisateur,
        "lien": lien(utilisateur, usage),
        "limite": maintenant() + dt.timedelta(seconds=usage.duree),
    }
    objet, gabarit = MESSAGES[usage]
    try:
        send_mail(objet, render_to_string(gabarit, contexte), None, [utilisateur.email])
    except (SMTPException, OSError) as panne:
        journal.warning("mail not sent", extra={"utilisateur": utilisateur.pk, "panne": str(panne)})
        return False
    return True
