"""Mails about a transmission: that it was sent, and the only reminder. Each says what is true when it leaves."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from ctri.transmissions.actions import ENVOI, RAPPEL
from ctri.transmissions.models import Destinataire, Transmission
from mutualisation.courriels import redaction
from mutualisation.courriels.actions import AUCUN
from mutualisation.courriels.models import Courriel
from mutualisation.courriels.redaction import Redacteur, Texte
from mutualisation.mandats.acteur import acteur_de


def _rediger(courriel: Courriel) -> Texte | None:
    """Nothing to say once it was read or replaced, nor to somebody who may not read it any more (règle T4)."""
    attendus = Destinataire.objects.en_attente().filter(utilisateur=courriel.destinataire)
    attendu = attendus.filter(pk=courriel.objet_id or AUCUN).select_related("transmission__par").first()
    if attendu is None:
        return None
    visibles = Transmission.objects.visibles_par(acteur_de(courriel.destinataire))
    transmission = visibles.filter(pk=attendu.transmission_id).select_related("region", "par").first()
    if transmission is None:
        return None
    contexte = {
        "utilisateur": courriel.destinataire,
        "transmission": transmission,
        "rappel": courriel.genre == RAPPEL,
        "v": transmission.region.vocabulaire,
        "lien": settings.SITE_URL + reverse("transmission", args=[transmission.pk]),
    }
    with timezone.override(ZoneInfo(transmission.region.fuseau)):
        corps = render_to_string("ctri/courriels/transmission.txt", contexte)
    quoi = "Rappel" if courriel.genre == RAPPEL else "Pour information"
    return Texte(f"{quoi}\N{NO-BREAK SPACE}: {transmission.titre}", corps)


def inscrire() -> None:
    """Called when the application starts."""
    redaction.inscrire(Redacteur(ENVOI, "l’annonce d’une transmission", _rediger))
    redaction.inscrire(Redacteur(RAPPEL, "le rappel d’une transmission à lire", _rediger))
