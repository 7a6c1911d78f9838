"""What every page of the frame needs: vocabulary, hat, navigation, banner."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from mutualisation.acces import situer
from mutualisation.accueil.registre import registre
from mutualisation.mandats.roles import chapeau
from mutualisation.territoire.models import Dispositif, Region

SOUS_TITRE = "Fonctions médicales mises en commun"


def region_courante(request: HttpRequest) -> Region | None:
    """The region of the page (set by its view), else that of the hat being worn."""
    if (region := getattr(request, "region", None)) is not None:
        return region
    titre = request.acteur.courant if request.user.is_authenticated else None
    if titre is None or titre.region_id is None:
        return None
    return situer(request, Region.objects.get(pk=titre.region_id))


def vocabulaire_courant(request: HttpRequest, region: Region | None) -> Any:
    """The words of the scheme being used; None for a visitor."""
    if region is not None:
        return region.vocabulaire
    titre = request.acteur.courant if request.user.is_authenticated else None
    if titre is None:
        return None
    dispositifs = Dispositif.objects.select_related("referentiel").defer("referentiel__contenu")
    return dispositifs.get(pk=titre.dispositif_id).vocabulaire


def cadre(request: HttpRequest) -> dict[str, Any]:
    """Context of the frame; error pages may come without session, hence the guard."""
    contexte: dict[str, Any] = {
        "marque_etat": settings.MARQUE_ETAT,
        "bandeau_demo": settings.BANDEAU_DEMO,
        "v": None,
        "acteur": None,
        "region_courante": None,
        "navigation": [],
        "chapeau": "",
        "sous_titre": SOUS_TITRE,
        "fil": [],
    }
    if not hasattr(request, "acteur") or not request.user.is_authenticated:
        return contexte
    region = region_courante(request)
    acteur = request.acteur
    return contexte | {
        "acteur": acteur,
        "region_courante": region,
        "v": vocabulaire_courant(request, region),
        "chapeau": chapeau(acteur.courant, acteur.utilisateur) if acteur.courant else "",
        "navigation": [
            {"libelle": e.libelle(region), "url": e.url(region), "active": e.active(request.path)}
            for e in registre.entrees
            if e.visible(acteur, region)
        ],
    }
