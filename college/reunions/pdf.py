"""Printed pages of a meeting: content in, bytes out. No request, no query (règle C2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict

from django.template.loader import render_to_string

from college.reunions.contenu import CompteRenduLu
from mutualisation.documents.fabriques import Fichier, Progression
from mutualisation.documents.rendu import html_en_pdf
from mutualisation.typographie import civile, date_jour, date_longue, typographier, typographier_html

# Changing what the pages look like makes new files, never touches the old ones (règle V5).
VERSION_GABARIT = "1"


class Ligne(TypedDict):
    """One person on the attendance sheet."""

    nom: str
    qualite: str
    precision: str


class Feuille(TypedDict):
    """The attendance sheet, or the agenda: a heading and its rows."""

    titre: str
    emetteur: dict[str, str]
    date: str
    horaire: str
    lieu: str
    membres: list[Ligne]
    associes: list[Ligne]
    points: list[dict[str, Any]]


def _entete(titre: str, emetteur: dict[str, str], etat: str, date: str) -> dict[str, str]:
    """Running strings: they go into attributes, which the typography filter leaves alone."""
    return {
        "document": typographier(f"{emetteur['college']} · {emetteur['region']}"),
        "section": typographier(titre),
        "pied": typographier(etat),
        "titre_fichier": typographier(f"{titre}, {emetteur['region']}"),
        "auteur": typographier(f"{emetteur['college']} {emetteur['de']}"),
        "description": typographier(f"{titre}, {etat}"),
        "date": date,
    }


def _fabriquer(gabarit: str, contexte: dict[str, Any], progression: Progression | None) -> Fichier:
    return html_en_pdf(typographier_html(render_to_string(gabarit, contexte)), progression)


def etat(contenu: CompteRenduLu) -> str:
    """“CR-AUV-2027-01, approuvé”, or the reminder that it is only a draft."""
    return f"{contenu['numero']}, approuvé" if contenu["numero"] else "projet, non approuvé"


def compte_rendu(contenu: CompteRenduLu, empreinte: str, progression: Progression | None = None) -> Fichier:
    """The minutes of one meeting."""
    entete = _entete(contenu["titre"], contenu["emetteur"], etat(contenu), contenu["date"])
    return _fabriquer(
        "college/reunions/compte_rendu.pdf.html",
        {"comptes_rendus": [_lisible(contenu, empreinte)], "entete": entete, "tampon": {"valide": contenu["numero"]}},
        progression,
    )


def recueil(
    annee: int, contenus: Sequence[tuple[CompteRenduLu, str]], progression: Progression | None = None
) -> Fichier:
    """The approved minutes of a year, in order, behind a list of them."""
    emetteur = contenus[0][0]["emetteur"]
    titre = f"Comptes rendus de l’année {annee}"
    nombre = f"{len(contenus)} comptes rendus approuvés" if len(contenus) > 1 else "1 compte rendu approuvé"
    contexte = {
        "comptes_rendus": [_lisible(contenu, empreinte) for contenu, empreinte in contenus],
        "titre_recueil": titre,
        "emetteur": emetteur,
        "entete": _entete(titre, emetteur, nombre, contenus[-1][0]["date"]),
        "tampon": {"valide": True},
    }
    return _fabriquer("college/reunions/compte_rendu.pdf.html", contexte, progression)


def _lisible(contenu: CompteRenduLu, empreinte: str) -> dict[str, Any]:
    """The same, with its dates in words."""
    return {
        "c": contenu,
        "etat": etat(contenu),
        "jour": date_jour(civile(contenu["date"])),
        "empreinte": [empreinte[rang : rang + 8] for rang in range(0, len(empreinte), 8)],
        "points": [
            point | {"suites": [s | {"le": date_longue(civile(s["echeance"]))} for s in point["suites"]]}
            for point in contenu["points"]
        ],
    }


def emargement(feuille: Feuille, progression: Progression | None = None) -> Fichier:
    """The sheet everybody signs."""
    return _feuille("college/reunions/emargement.pdf.html", feuille, "feuille d’émargement", progression)


def ordre_du_jour(feuille: Feuille, progression: Progression | None = None) -> Fichier:
    """The agenda as it is sent."""
    return _feuille("college/reunions/ordre_du_jour.pdf.html", feuille, "ordre du jour", progression)


def _feuille(gabarit: str, feuille: Feuille, nom: str, progression: Progression | None) -> Fichier:
    entete = _entete(feuille["titre"], feuille["emetteur"], nom, feuille["date"])
    jour = date_jour(civile(feuille["date"]))
    contexte = {"f": feuille, "jour": jour, "entete": entete, "tampon": {"valide": True}}
    return _fabriquer(gabarit, contexte, progression)
