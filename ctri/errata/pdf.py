"""The file of an erratum: what the act says, what is to be read, why, by whom (règles V5, V9)."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.urls import reverse

from ctri.dossiers.noms import nommer
from ctri.errata.actions import GENRE
from ctri.errata.models import Erratum
from mutualisation.documents.fabriques import Fabrique, Fichier, Progression
from mutualisation.documents.rendu import html_en_pdf
from mutualisation.mandats.acteur import Acteur
from mutualisation.typographie import date_longue, typographier, typographier_html

VERSION_GABARIT = "1"


def _erratum(erratum_id: int) -> Erratum:
    return Erratum.objects.select_related("par", "decision__version__dossier__region").get(pk=erratum_id)


def html(erratum: Erratum) -> str:
    """The document before layout."""
    dossier = erratum.decision.version.dossier
    region, fuseau = dossier.region, ZoneInfo(dossier.region.fuseau)
    le = erratum.le.astimezone(fuseau)
    siege = region.services.get(est_siege=True)
    titre = typographier(f"Erratum n° {erratum.numero}")
    contexte = {
        "erratum": erratum,
        "region": region,
        "v": region.vocabulaire,
        "acte": nommer(dossier, "le"),
        "numero_acte": erratum.decision.numero,
        "acte_le": date_longue(erratum.decision.le.astimezone(fuseau)),
        "le": date_longue(le),
        "emetteur": siege.nom,
        "tampon": {"valide": True},
        "entete": {
            "titre_fichier": titre,
            "auteur": typographier(siege.nom),
            "description": typographier(f"{titre}, {dossier.titre}"),
            "date": le.isoformat(),
        },
        "document": typographier(f"{dossier.titre} · {region.nom}"),
        "pied": titre,
    }
    return typographier_html(render_to_string("ctri/errata/erratum.pdf.html", contexte))


def rendre(erratum_id: int, progression: Progression) -> Fichier:
    """The same row gives the same bytes."""
    return html_en_pdf(html(_erratum(erratum_id)), progression)


def visible(acteur: Acteur, erratum_id: int) -> bool:
    """Whoever may know of the act."""
    return Erratum.objects.visibles_par(acteur).filter(pk=erratum_id).exists()


def adresse(erratum_id: int) -> str:
    """The page of the act."""
    dossier = Erratum.objects.values_list("decision__version__dossier", flat=True).get(pk=erratum_id)
    return f"{reverse('dossier', args=[dossier])}?onglet=decision"


FABRIQUE = Fabrique(GENRE, VERSION_GABARIT, rendre, visible, adresse=adresse)
