"""What the college's storey shows on the home page and in the navigation."""

from __future__ import annotations

from django.urls import reverse

from college.accueil import chiffres, cycle, echeances, faits, taches
from college.besoins import accueil as accueil_des_besoins
from college.reunions import accueil as accueil_des_reunions
from college.veille import accueil as accueil_de_la_veille
from mutualisation.accueil.registre import Entree, Registre
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.territoire.models import Region


def _lit_la_region(acteur: Acteur, region: Region | None) -> bool:
    return region is not None and acteur.peut(Droit.CONSULTER, region)


def _a_un_college(region: Region | None) -> bool:
    return region is not None and region.schema.college is not None


def inscrire(registre: Registre) -> None:
    """Register everything this storey shows."""
    registre.inscrire("taches", taches.taches_proposant)
    registre.inscrire("taches", taches.taches_presidence)
    registre.inscrire("chiffres", chiffres.chiffres)
    registre.inscrire("colonnes", chiffres.colonnes)
    registre.inscrire("etapes", cycle.etapes)
    registre.inscrire("faits", faits.faits)
    registre.inscrire("faits", accueil_de_la_veille.faits)
    registre.inscrire("taches", accueil_des_besoins.taches)
    accueil_des_reunions.inscrire(registre)
    registre.inscrire("echeances", echeances.echeances)
    registre.entree(
        Entree(
            rang=20,
            libelle=lambda region: region.vocabulaire.college.court.Nom if region else "",
            url=lambda region: reverse("college", args=[region.pk]) if region else "",
            prefixe="/college/ /reunions/ /avis/ /veille/ /besoins/",
            visible=lambda acteur, region: _lit_la_region(acteur, region) and _a_un_college(region),
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
