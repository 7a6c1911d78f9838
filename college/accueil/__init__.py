"""What the college's storey shows on the home page and in the navigation."""

from __future__ import annotations

from django.urls import reverse

from college.accueil import chiffres, cycle, echeances, faits, taches
from mutualisation.accueil.registre import Entree, Registre
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region


def _lit_la_region(acteur: Acteur, region: Region | None) -> bool:
    return region is not None and acteur.peut(Droit.CONSULTER, region)


def inscrire(registre: Registre) -> None:
    """Register everything this storey shows."""
    registre.inscrire("taches", taches.taches_proposant)
    registre.inscrire("taches", taches.taches_presidence)
    registre.inscrire("chiffres", chiffres.chiffres)
    registre.inscrire("colonnes", chiffres.colonnes)
    registre.inscrire("etapes", cycle.etapes)
    registre.inscrire("faits", faits.faits)
    registre.inscrire("echeances", echeances.echeances)
    registre.entree(
        Entree(
            rang=20,
            libelle=lambda region: region.vocabulaire.college.court.Nom if region else "",
            url=lambda region: reverse("college", args=[region.pk]) if region else "",
            prefixe="/college/ /reunions/ /avis/",
            visible=_lit_la_region,
        )
    )
    registre.entree(
        Entree(
            rang=30,
            libelle=lambda region: region.vocabulaire.proposition.Pluriel if region else "",
            url=lambda region: reverse("propositions", args=[region.pk]) if region else "",
            prefixe="/propositions/ /plans/ /reglements/",
            visible=_lit_la_region,
        )
    )
