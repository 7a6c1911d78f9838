"""To whom a decision goes back: whoever proposes that text on the day (règles V4, T5)."""

from __future__ import annotations

from django.db.models import Q

from ctri.seances.models import Point
from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.models import Mandat, Nature
from mutualisation.temps import aujourdhui


def destinataires(point: Point) -> list[Utilisateur]:
    """Holders, interims and substitutes of the proposing role, for that pole; nobody in post: who submitted it."""
    dossier = point.dossier
    if dossier is None:
        return []
    jour = aujourdhui(dossier.region.fuseau)
    role = dossier.region.schema.livrable(dossier.livrable).proposant
    mandats = (
        Mandat.objects.filter(region=dossier.region, role=role, periode__contains=jour)
        .exclude(nature=Nature.DELEGATION)
        .filter(~Q(nature=Nature.SUPPLEANCE) | Q(pour__periode__contains=jour))
        .select_related("titulaire")
        .order_by("pk")
    )
    siens = [m.titulaire for m in mandats if not dossier.pole or m.pole in ("", dossier.pole)]
    return list(dict.fromkeys(siens)) or [dossier.versions.latest("numero").par]
