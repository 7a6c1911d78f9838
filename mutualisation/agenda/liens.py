"""From the token of a private address to whose calendar it is."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from mutualisation.agenda.models import LienAgenda
from mutualisation.comptes.models import Utilisateur

_OCTETS = 32


def nouveau_jeton() -> str:
    """Nobody guesses 256 bits."""
    return secrets.token_urlsafe(_OCTETS)


def empreinte(jeton: str) -> str:
    """What the database holds: a copy of it opens no calendar."""
    return salted_hmac("mutualisation.agenda", jeton, algorithm="sha256").hexdigest()


def adresse(jeton: str) -> str:
    """The full address to give to a calendar."""
    return settings.SITE_URL + reverse("agenda_flux", args=[jeton])


def titulaire(jeton: str) -> Utilisateur | None:
    """Unknown, revoked, account closed: one and the same answer, after one and the same query."""
    liens = LienAgenda.objects.select_related("utilisateur").filter(utilisateur__is_active=True)
    lien = liens.filter(empreinte=empreinte(jeton)).first()
    return lien.utilisateur if lien else None
