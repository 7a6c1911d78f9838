"""From frozen minutes, or an extract, to their file; whoever may read them may fetch it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.urls import reverse

from ctri.releves.lecture import approbation_en_mots, lit_tout
from ctri.releves.models import DOCUMENT_EXTRAIT, DOCUMENT_RELEVE, Extrait, Releve
from ctri.releves.pdf import VERSION_GABARIT, rendre_extrait, rendre_releve
from mutualisation.documents.fabriques import Fabrique, Fichier, Progression
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus


def rendre_le_releve(releve_id: int, progression: Progression) -> Fichier:
    """Approved minutes only: nothing leaves from a draft."""
    releve = Releve.objects.select_related("region", "seance", "approuve_par", "approuve_a").get(pk=releve_id)
    if releve.approuve_le is None:
        raise Refus("Ce relevé n’est pas approuvé.")
    return rendre_releve(
        releve.contenu,
        approuve_le=releve.approuve_le.astimezone(ZoneInfo(releve.region.fuseau)),
        approbation=approbation_en_mots(releve),
        empreinte=releve.empreinte,
        progression=progression,
    )


def rendre_l_extrait(extrait_id: int, progression: Progression) -> Fichier:
    """The extract as it was frozen."""
    extrait = Extrait.objects.select_related("decision__point__seance__region").get(pk=extrait_id)
    le = extrait.le.astimezone(ZoneInfo(extrait.decision.point.seance.region.fuseau))
    return rendre_extrait(extrait.contenu, le=le, empreinte=extrait.empreinte, progression=progression)


def releve_visible(acteur: Acteur, releve_id: int) -> bool:
    """The whole file, for those who read every point."""
    releve = Releve.objects.visibles_par(acteur).select_related("region").filter(pk=releve_id).first()
    return releve is not None and lit_tout(acteur, releve.region)


def extrait_visible(acteur: Acteur, extrait_id: int) -> bool:
    """Whoever may know of the dossier."""
    return Extrait.objects.visibles_par(acteur).filter(pk=extrait_id).exists()


def _page_du_releve(releve_id: int) -> str:
    return reverse("releve", args=[releve_id])


def _page_du_dossier(extrait_id: int) -> str:
    extrait = Extrait.objects.select_related("decision__version").get(pk=extrait_id)
    return reverse("dossier", args=[extrait.decision.version.dossier_id]) + "?onglet=decision"


FABRIQUES = (
    Fabrique(DOCUMENT_RELEVE, VERSION_GABARIT, rendre_le_releve, releve_visible, adresse=_page_du_releve),
    Fabrique(DOCUMENT_EXTRAIT, VERSION_GABARIT, rendre_l_extrait, extrait_visible, adresse=_page_du_dossier),
)
