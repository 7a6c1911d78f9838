"""What the college's storey shows on the home page and in the navigation."""

from __future__ import annotations

from django.urls import reverse

from mutualisation.accueil.registre import Entree, Registre
from mutualisation.mandats.droits import Droit


def inscrire(registre: Registre) -> None:
    """Register everything this storey shows."""
    registre.entree(
        Entree(
            rang=30,
            libelle=lambda region: region.vocabulaire.proposition.Pluriel if region else "",
            url=lambda region: reverse("propositions", args=[region.pk]) if region else "",
            prefixe="/propositions/",
            visible=lambda acteur, region: region is not None and acteur.peut(Droit.CONSULTER, region),
        )
    )
