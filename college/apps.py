"""Application configuration."""

from django.apps import AppConfig


class CollegeConfig(AppConfig):
    """The college."""

    name = "college"
    verbose_name = "Collège"

    def ready(self) -> None:
        """Say which contents and documents come from here, what the home page shows, how acts read."""
        from college import accueil, recits
        from college.besoins import recits as recits_des_besoins
        from college.plans.fabrique import FABRIQUES
        from college.plans.type import PlanDeTravail
        from college.reunions import courriels as courriels_des_reunions
        from college.reunions import recits as recits_des_reunions
        from college.reunions.fabrique import FABRIQUES as FABRIQUES_DES_REUNIONS
        from college.veille import courriels as courriels_de_veille
        from college.veille import recits as recits_de_veille
        from college.veille import sources
        from ctri.dossiers import types
        from mutualisation.accueil.registre import registre
        from mutualisation.demonstration.registre import inscrire as inscrire_semeur
        from mutualisation.documents import fabriques

        inscrire_semeur(20, "college.demonstration.semis.semer")
        types.inscrire(PlanDeTravail())
        for fabrique in (*FABRIQUES, *FABRIQUES_DES_REUNIONS):
            fabriques.inscrire(fabrique)
        accueil.inscrire(registre)
        recits.inscrire()
        recits_des_reunions.inscrire()
        courriels_des_reunions.inscrire()
        recits_de_veille.inscrire()
        courriels_de_veille.inscrire()
        recits_des_besoins.inscrire()
        sources.inscrire()
