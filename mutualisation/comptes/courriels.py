"""Mails about accounts: each carries a link made when it leaves, which exists nowhere else."""

from __future__ import annotations

import datetime as dt
from functools import partial

from mutualisation.comptes.liens import INVITATION, REINITIALISATION, Usage, lien
from mutualisation.courriels import redaction
from mutualisation.courriels.models import Courriel
from mutualisation.courriels.redaction import Redacteur, Texte, composer
from mutualisation.temps import maintenant

# How the mail is named in a sentence, its subject, its body in both forms.
MESSAGES = {
    INVITATION: (
        "l’invitation",
        "Votre compte de mutualisation régionale",
        ("comptes/courriels/invitation.txt", "comptes/courriels/invitation.html"),
    ),
    REINITIALISATION: (
        "le lien pour choisir un mot de passe",
        "Choisir un nouveau mot de passe",
        ("comptes/courriels/reinitialisation.txt", "comptes/courriels/reinitialisation.html"),
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
    _, objet, gabarits = MESSAGES[usage]
    return composer(objet, *gabarits, contexte)


def inscrire() -> None:
    """Called when the application starts."""
    for usage, (designation, _, _) in MESSAGES.items():
        redaction.inscrire(Redacteur(usage.code, designation, partial(rediger, usage)))
