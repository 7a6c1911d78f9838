"""Due dates in the private feed of whoever proposes the texts (règle V3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings

from college.propositions.echeances import TexteDu, textes_dus
from college.propositions.rappels import propose
from mutualisation.agenda import JourEntier
from mutualisation.agenda import registre as agendas
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region


def echeances(acteur: Acteur) -> Iterable[JourEntier]:
    """A text is there until it is handed over."""
    ici = Region.objects.visibles_par(acteur, Droit.SOUMETTRE).order_by("pk")
    for region in ici:
        yield from (_jour(texte) for texte in textes_dus(region) if propose(acteur, texte))


def _jour(texte: TexteDu) -> JourEntier:
    depuis = texte.depuis or dt.date(texte.annee, 1, 1)
    return JourEntier(
        uid=f"{settings.SITE_URL}/textes-dus/{texte.cle}",
        rang=0,
        jour=texte.echeance,
        titre=f"Échéance\N{NO-BREAK SPACE}: {texte.nom('nom')}",
        texte=texte.region.nom,
        url=settings.SITE_URL + texte.url,
        maj=dt.datetime.combine(depuis, dt.time(), dt.UTC),
    )


def inscrire() -> None:
    """Called when the application starts."""
    agendas.inscrire(echeances)
