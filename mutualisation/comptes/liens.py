"""Signed links to choose a password: nothing stored, good once, and for a while."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from mutualisation.comptes.models import Utilisateur
from mutualisation.temps import maintenant


@dataclass(frozen=True)
class Usage:
    """What a link is for: the name of its address, and how long it lives."""

    code: str
    duree: int

    @property
    def signataire(self) -> Signer:
        return Signer(salt=f"comptes.liens.{self.code}")


INVITATION = Usage("invitation", settings.INVITATION_DUREE)
REINITIALISATION = Usage("reinitialisation", settings.PASSWORD_RESET_TIMEOUT)


def _etat(utilisateur: Utilisateur, usage: Usage) -> str:
    """Changes as soon as a password is chosen or the account used: the link then dies."""
    etat = f"{utilisateur.pk}|{utilisateur.email}|{utilisateur.password}|{utilisateur.last_login}"
    return salted_hmac(f"comptes.liens.{usage.code}", etat, algorithm="sha256").hexdigest()[:32]


def lien(utilisateur: Utilisateur, usage: Usage) -> str:
    """The full address to send by mail."""
    limite = int(maintenant().timestamp()) + usage.duree
    jeton = usage.signataire.sign(f"{utilisateur.pk}-{_etat(utilisateur, usage)}-{limite}")
    return settings.SITE_URL + reverse(usage.code, args=[jeton])


def lire(jeton: str, usage: Usage) -> Utilisateur | None:
    """The account a link speaks for; None when it is altered, used, too old, or the account closed."""
    try:
        numero, etat, limite = usage.signataire.unsign(jeton).split("-")
    except BadSignature:
        return None
    if maintenant().timestamp() > int(limite):
        return None
    utilisateur = Utilisateur.objects.filter(pk=numero, is_active=True).first()
    if utilisateur is None or not constant_time_compare(etat, _etat(utilisateur, usage)):
        return None
    return utilisateur
