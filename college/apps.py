"""Application configuration."""

from django.apps import AppConfig


class CollegeConfig(AppConfig):
    """The college."""

    name = "college"
    verbose_name = "Collège"

    def ready(self) -> None:
        """Say which contents the committee may receive from here, what the home page shows, how acts read."""
        from college import accueil, recits
        from college.plans.type import PlanDeTravail
        from college.reunions import recits as recits_des_reunions
        from ctri.dossiers import types
        from mutualisation.accueil.registre import registre

        types.inscrire(PlanDeTravail())
        accueil.inscrire(registre)
        recits.inscrire()
        recits_des_reunions.inscrire()
