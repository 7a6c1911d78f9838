"""What mandates show in the navigation."""

from __future__ import annotations

from django.urls import reverse

from mutualisation.accueil.registre import Entree, Registre
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region


def inscrire(registre: Registre) -> None:
    """Only for those who keep mandates up to date; everybody else finds their own under “my account”."""
    registre.entree(
        Entree(
            rang=90,
            libelle=lambda region: region.vocabulaire.mandat.Pluriel if region else "Mandats",
            url=_adresse,
            prefixe="/mandats/",
            visible=_visible,
        )
    )


def _visible(acteur: Acteur, region: Region | None) -> bool:
    if region is not None:
        return acteur.peut(Droit.GERER_MANDATS, region)
    return bool(acteur.dispositifs(Droit.GERER_MANDATS))


def _adresse(region: Region | None) -> str:
    return reverse("mandats_de_la_region", args=[region.pk]) if region else reverse("mandats")
