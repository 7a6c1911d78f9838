"""The emblem of a cover: the region, its departments and their towns."""

from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString

from mutualisation.dessins import PAPIER, Zone, carte


def embleme(contenu: Mapping[str, Any]) -> SafeString:
    """Drawn from a frozen content; empty where the region has no outline."""
    departements = contenu["departements"]
    peuple = max((d["population"] for d in departements), default=0)
    zones = [Zone(d["code"], d["nom"], d["chef_lieu"], int(d["population"] == peuple)) for d in departements]
    titre = f"Carte : {contenu['region']['nom']}"
    return carte(zones, titre=titre, theme=PAPIER, largeur=250, hauteur_max=312, voisins=False, renvois=False)
