"""The PDF of a règlement: content and stamp in, bytes out. No request, no query (règle V5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.template.loader import render_to_string

from college.impression.cartouche import conclusion, entete
from college.impression.embleme import embleme
from college.reglement.contenu import Contenu, mots
from college.reglement.presentation import articles_lus, regles_lues
from ctri.tampon import Tampon
from mutualisation.dessins import PAPIER
from mutualisation.documents.fabriques import Fichier, Progression
from mutualisation.documents.rendu import html_en_pdf
from mutualisation.referentiel.vocabulaire import Mots
from mutualisation.typographie import typographier_html

# Changing what the pages look like makes new files, never touches the old ones (règle V5).
VERSION_GABARIT = "1"
GABARIT = "college/reglement/reglement.pdf.html"
# The accent of this kind of document, as in its style sheet.
THEME = replace(
    PAPIER, accent="#3E3A36", moyen="#948F88", clair="#E2DFDB", carte=("#F0EEEB", "#DAD6D1", "#948F88", "#3E3A36")
)


def fabriquer(contenu: Contenu, tampon: Tampon, progression: Progression | None = None) -> Fichier:
    """The PDF and its number of pages. The same content and stamp give the same bytes."""
    return html_en_pdf(html(contenu, tampon), progression)


def html(contenu: Contenu, tampon: Tampon) -> str:
    """The document before layout."""
    return typographier_html(render_to_string(GABARIT, contexte(contenu, tampon)))


def contexte(contenu: Contenu, tampon: Tampon) -> dict[str, Any]:
    """Everything the templates read."""
    v = mots(contenu)
    return {
        "c": contenu,
        "v": v,
        "tampon": tampon,
        "entete": entete(contenu, contenu["titre"], tampon, v, e=contenu["accord"]),
        "couverture": _couverture(contenu, v),
        "embleme": embleme(contenu, THEME),
        "articles": articles_lus(contenu),
        "regles": regles_lues(contenu),
        "sommaire": list(_sommaire(contenu, v)),
        "numero_decision": 3,
        **conclusion(contenu, tampon, v),
    }


def _couverture(contenu: Contenu, v: Mots) -> dict[str, Any]:
    duree = "dès sa validation, jusqu’à son remplacement"
    return {
        "suite": contenu["region"]["de"],
        "champ": f"Composition, {v.reunion.pluriel}, avis et travaux {v.college.du}",
        "duree": ("Vigueur", f"{duree} ; remplace {contenu['remplace']}" if contenu["remplace"] else duree),
    }


def _sommaire(contenu: Contenu, v: Mots) -> Iterator[tuple[str, str, str, list[tuple[str, str]]]]:
    """(number, anchor, title, sub-sections) of the contents page."""
    titres = [(a.ancre, f"Article {a.numero}. {a.titre}") for a in articles_lus(contenu)]
    yield "1", "articles", "Les articles", titres
    yield "2", "regles", "Les règles en chiffres", []
    fin = [("avis", f"{contenu['emetteur']['college']} : avis"), ("vote", f"Décision {v.comite.court.du}")]
    yield "3", "decision", "Avis, décision et signatures", fin
