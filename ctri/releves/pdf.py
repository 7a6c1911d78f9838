"""The PDF of minutes and of an extract: frozen words in, bytes out. No request, no query (règle V5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from mutualisation.documents.fabriques import Fichier, Progression
from mutualisation.documents.rendu import html_en_pdf
from mutualisation.typographie import date_longue, typographier, typographier_html

# Changing what the pages look like makes new files, never touches the old ones (règle V5).
VERSION_GABARIT = "1"


def entete(contenu: Mapping[str, Any], *, numero: str, pied: str, le: dt.datetime) -> dict[str, str]:
    """Identity and running strings. Those that go into attributes are treated here: the filter leaves markup alone."""
    return {
        "document": typographier(f"{contenu['titre']} · {contenu['region']}"),
        "pied": typographier(f"{numero} · {pied}"),
        "titre_fichier": typographier(f"{contenu['titre']}, {numero}"),
        "auteur": typographier(contenu["emetteur"]),
        "description": typographier(f"{contenu['titre']}, {contenu['comite']}, {numero}"),
        "date": le.isoformat(),
    }


def groupes(empreinte: str) -> list[str]:
    """Two lines of four groups of eight: someone can compare them by eye."""
    paquets = [empreinte[rang : rang + 8] for rang in range(0, len(empreinte), 8)]
    return [" ".join(paquets[rang : rang + 4]) for rang in range(0, len(paquets), 4)]


def rendre_releve(
    contenu: Mapping[str, Any],
    *,
    approuve_le: dt.datetime,
    approbation: str,
    empreinte: str,
    progression: Progression | None = None,
) -> Fichier:
    """The approved minutes; the same words give the same bytes."""
    pied = f"approuvé le {date_longue(approuve_le)}"
    contexte = {
        "c": contenu,
        "entete": entete(contenu, numero=contenu["numero"], pied=pied, le=approuve_le),
        "approbation": approbation,
        "empreinte": groupes(empreinte),
        "tampon": {"valide": True},
    }
    return _rendre("ctri/releves/releve.pdf.html", contexte, progression)


def rendre_extrait(
    contenu: Mapping[str, Any], *, le: dt.datetime, empreinte: str, progression: Progression | None = None
) -> Fichier:
    """One decision on one page."""
    numero = contenu["decision"]["numero"]
    contexte = {
        "c": contenu,
        "entete": entete(contenu, numero=numero, pied=f"établi le {date_longue(le)}", le=le),
        "etabli": f"Établi le {date_longue(le)}.",
        "empreinte": groupes(empreinte),
        "tampon": {"valide": True},
    }
    return _rendre("ctri/releves/extrait.pdf.html", contexte, progression)


def _rendre(gabarit: str, contexte: dict[str, Any], progression: Progression | None) -> Fichier:
    return html_en_pdf(typographier_html(render_to_string(gabarit, contexte)), progression)
