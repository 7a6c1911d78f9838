"""Application configuration."""

from django.apps import AppConfig


class CollegeConfig(AppConfig):
    """The college."""

    name = "college"
    verbose_name = "Collège"

    def ready(self) -> None:
        """Say which contents and documents come from here, what the home page shows, how acts read."""
        from college import accueil, conservation, recits
        from college.membres.lecteurs import membres_joignables
        from college.plans.actions.cadrage import suivre_les_cadrages
        from college.plans.fabrique import FABRIQUES
        from college.plans.type import PlanDeTravail
        from college.propositions.depart import departs
        from college.reunions import recits as recits_des_reunions
        from ctri.cadrage import registre as cadrage
        from ctri.dossiers import types
        from ctri.echeancier import registre as echeancier
        from mutualisation.accueil.registre import registre
        from mutualisation.demonstration.registre import inscrire as inscrire_semeur
        from mutualisation.documents import fabriques

        inscrire_semeur(20, "college.demonstration.semis.semer")
        types.inscrire(PlanDeTravail())
        echeancier.inscrire(departs)
        cadrage.inscrire(suite=suivre_les_cadrages, lecteurs_de=membres_joignables)
        for fabrique in FABRIQUES:
            fabriques.inscrire(fabrique)
        accueil.inscrire(registre)
        recits.inscrire()
        conservation.inscrire_classe()
        recits_des_reunions.inscrire()
