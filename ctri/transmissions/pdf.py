"""The file of a transmission: what was sent, when, by whom, and its hash (règles C3, V5)."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.urls import reverse

from ctri.transmissions.actions import FABRIQUE
from ctri.transmissions.genres import genre_de
from ctri.transmissions.models import Transmission
from mutualisation.documents.fabriques import Fabrique, Fichier, Progression
from mutualisation.documents.rendu import html_en_pdf
from mutualisation.mandats.acteur import Acteur
from mutualisation.typographie import date_jour, typographier, typographier_html

VERSION_GABARIT = "1"
GABARIT = "ctri/transmissions/transmission.pdf.html"


def html(transmission: Transmission) -> str:
    """The document before layout."""
    return typographier_html(render_to_string(GABARIT, contexte(transmission)))


def contexte(transmission: Transmission) -> dict[str, Any]:
    """The frame of every kind, around the fragment of this one."""
    region = transmission.region
    le = transmission.le.astimezone(ZoneInfo(region.fuseau))
    v = region.vocabulaire
    etat = "sous réserve d’approbation" if transmission.reserve else "pour information"
    return {
        "transmission": transmission,
        "contenu": transmission.contenu,
        "gabarit": genre_de(transmission.genre).gabarit_pdf,
        "v": v,
        "region": region,
        "le": f"{date_jour(le.date())} à {le.hour} h{f' {le:%M}' if le.minute else ''}",
        "remplacee": transmission.remplace.reference if transmission.remplace else "",
        "empreinte": [transmission.empreinte[:32], transmission.empreinte[32:]],
        # The bottom of every page says that it is not approved yet.
        "tampon": {"valide": not transmission.reserve},
        "entete": {
            "document": typographier(f"{transmission.titre} · {region.nom}"),
            "pied": typographier(f"{transmission.reference} · transmis {v.comite.court.au} {etat}"),
            "titre_fichier": typographier(f"{transmission.titre}, {region.nom}"),
            "auteur": typographier(f"{transmission.par}, {transmission.qualite}"),
            "description": typographier(f"{transmission.reference}, {etat}"),
            "date": le.isoformat(),
        },
    }


def rendre(transmission_id: int, progression: Progression) -> Fichier:
    """From the frozen row alone: never from the object it came from."""
    lues = Transmission.objects.select_related("region", "par", "remplace")
    return html_en_pdf(html(lues.get(pk=transmission_id)), progression)


def visible(acteur: Acteur, transmission_id: int) -> bool:
    """Whoever may know of the transmission."""
    return Transmission.objects.visibles_par(acteur).filter(pk=transmission_id).exists()


FABRIQUES = (
    Fabrique(FABRIQUE, VERSION_GABARIT, rendre, visible, adresse=lambda pk: reverse("transmission", args=[pk])),
)
