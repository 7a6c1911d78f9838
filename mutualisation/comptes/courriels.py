"""Mails about accounts: each carries a link made when it leaves, which exists nowhere else."""

from __future__ import annotations

import datetime as dt
from functools import partial

from django.template.loader import render_to_string

from mutualisation.comptes.liens import INVITATION, REINITIALISATION, Usage, lien
from mutualisation.courriels import redaction
from mutualisation.courriels.models import Courriel
from mutualisation.courriels.redaction import Redacteur, Texte
from mutualisation.temps import maintenant

# How the mail is named in a sentence, its subject, its body.
MESSAGES = {
    INVITATION: ("l’invitation", "Votre compte de mutualisation régionale", "comptes/courriels/invitation.txt"),
    REINITIALISATION: (
        "le lien pour choisir un mot de passe",
        "Choisir un nouveau mot de passe",
        "comptes/courriels/reinitialisation.txt",
    ),
}


def rediger(usage: Usage, courriel: Courriel) -> Texte | None:
    """Nothing to say to a closed account, nor an invitation to somebody who has signed in since."""
    compte = courriel.destinataire
    if not compte.is_active or (usage is INVITATION and compte.last_login is not None):
        return None
    contexte = {
        "utilisateur": compte,
        "lien": lien(compte, usage),
        "limite": maintenant() + dt.timedelta(seconds=usage.duree),
    }
    _, objet, gabarit = MESSAGES[usage]
    return Texte(objet, render_to_string(gabarit, contexte))


def inscrire() -> None:
    """Called when the application starts."""
    for usage, (designation, _, _) in MESSAGES.items():
        redaction.inscrire(Redacteur(usage.code, designation, partial(rediger, usage)))
