"""Parts that every frozen text of the college holds: where it comes from, its region, the opinion joined to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from college.reunions.models import Avis
    from mutualisation.territoire.models import Departement, Region, Service


def region_figee(region: Region) -> dict[str, str]:
    """Its name, with the preposition it takes, and its letters."""
    return {
        "nom": region.nom,
        "de": region.propre.de,
        "code": region.circonscription.code,
        "sigle": region.circonscription.sigle,
    }


def emetteur(region: Region, siege: Service | None) -> dict[str, str]:
    """Who issues the text; overseas, one service holds both roles (règle T2)."""
    v = region.vocabulaire
    mot = v.service_unique if siege and siege.est_local else v.siege
    return {
        "siege": siege.nom if siege else f"{mot.court.Nom} {region.propre.de}",
        "siege_long": mot.Nom,
        "college": v.college.Nom,
    }


def departement_fige(departement: Departement) -> dict[str, Any]:
    """What the emblem and the tables read of a department."""
    propre = departement.propre
    repris = ("code", "nom", "chef_lieu", "population", "latitude", "longitude")
    return {nom: getattr(departement, nom) for nom in repris} | {"de": propre.de, "le": propre.le}


def avis_fige(avis: Avis | None) -> dict[str, Any] | None:
    """The college's opinion as it is attached (règle C7)."""
    if avis is None:
        return None
    return {
        "date": avis.reunion.date.isoformat(),
        "sens": avis.get_sens_display().lower(),
        "texte": avis.texte,
        "ecart": avis.ecart or None,
    }
