"""The printed figures of a year: content in, bytes out. No request, no query (règles C6, V5)."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string

from college.fonctionnement.contenu import Contenu
from mutualisation.documents.fabriques import Fichier, Progression
from mutualisation.documents.rendu import html_en_pdf
from mutualisation.typographie import civile, date_longue, typographier, typographier_html

# Changing what the pages look like makes new files, never touches the old ones (règle V5).
VERSION_GABARIT = "1"
# Columns of the page, in millimetres, by number of columns.
LARGEURS = {4: (74, 32, 32, 32), 6: (28, 22, 19, 38, 22, 41)}


def fabriquer(contenu: Contenu, empreinte: str, progression: Progression | None = None) -> Fichier:
    """The same content gives the same bytes."""
    return html_en_pdf(html(contenu, empreinte), progression)


def html(contenu: Contenu, empreinte: str) -> str:
    """The document before layout."""
    au = f"situation au {date_longue(civile(contenu['le']))}"
    emetteur, titre = contenu["emetteur"], contenu["titre"]
    commentaire = contenu["commentaire"]
    contexte: dict[str, Any] = {
        "c": contenu,
        "au": au,
        "tableaux": [(tableau, LARGEURS[len(tableau["colonnes"])]) for tableau in contenu["tableaux"]],
        "commente_le": date_longue(civile(commentaire["le"])) if commentaire else "",
        "empreinte": [empreinte[rang : rang + 8] for rang in range(0, len(empreinte), 8)],
        "tampon": {"valide": True},
        "entete": {
            "document": typographier(f"{emetteur['college']} · {emetteur['region']}"),
            "section": typographier(titre),
            "pied": typographier(f"{titre}, {au}"),
            "titre_fichier": typographier(f"{titre}, {emetteur['region']}"),
            "auteur": typographier(f"{emetteur['college']} {emetteur['de']}"),
            "description": typographier(f"{titre}, {au}"),
            "date": contenu["le"],
        },
    }
    return typographier_html(render_to_string("college/fonctionnement/fonctionnement.pdf.html", contexte))
