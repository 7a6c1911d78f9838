"""The mail that tells of a framing: published, or changed, why, and what changed (règle V2)."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from ctri.cadrage.actions import PUBLICATION
from ctri.cadrage.models import Cadrage
from ctri.cadrage.versions import Versions
from mutualisation.courriels import redaction
from mutualisation.courriels.actions import AUCUN
from mutualisation.courriels.models import Courriel
from mutualisation.courriels.redaction import Redacteur, Texte
from mutualisation.temps import maintenant

# Later than that, everybody has read it on their home page.
PEREMPTION = dt.timedelta(days=15)


def _publication(courriel: Courriel) -> Texte | None:
    """Nothing left to say once a newer version is published: its own mail says it."""
    cadrage = Cadrage.objects.select_related("region").filter(pk=courriel.objet_id or AUCUN).first()
    if cadrage is None or cadrage.publie_le is None or not courriel.destinataire.is_active:
        return None
    if maintenant() - cadrage.publie_le > PEREMPTION:
        return None
    versions = Versions(cadrage.region, cadrage.annee)
    if versions.en_vigueur != cadrage:
        return None
    v = cadrage.region.vocabulaire
    precedente = versions.precedente(cadrage)
    with timezone.override(ZoneInfo(cadrage.region.fuseau)):
        contexte = {
            "utilisateur": courriel.destinataire,
            "cadrage": cadrage,
            "v": v,
            "objectifs": versions.objectifs[cadrage.pk],
            "changements": versions.differences(precedente, cadrage).changements if precedente else (),
            "lien": settings.SITE_URL + reverse("cadrage", args=[cadrage.pk]),
        }
        corps = render_to_string("ctri/courriels/cadrage.txt", contexte)
    acte = f"modifié{v.cadrage.e}" if precedente else f"publié{v.cadrage.e}"
    return Texte(f"{v.cadrage.Nom} {cadrage.annee} {acte}", corps)


def inscrire() -> None:
    """Called when the application starts."""
    redaction.inscrire(Redacteur(PUBLICATION, "l’annonce d’une publication", _publication))
