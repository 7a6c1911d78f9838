"""The emblem of a cover: the region, its departments and their towns."""

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString

from mutualisation.dessins import PAPIER, Theme, Zone, carte


def embleme(contenu: Mapping[str, Any], theme: Theme = PAPIER) -> SafeString:
    """Drawn from a frozen content, in the colours of its document; empty where the region has no outline."""
    departements = contenu["departements"]
    peuple = max((d["population"] for d in departements), default=0)
    zones = [Zone(d["code"], d["nom"], d["chef_lieu"], int(d["population"] == peuple)) for d in departements]
    titre = f"Carte : {contenu['region']['nom']}"
    return carte(zones, titre=titre, theme=theme, largeur=250, hauteur_max=312, voisins=False, renvois=False)
