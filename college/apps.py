"""Application configuration."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

# Each says by its `inscrire()` what it adds to the storeys below: how acts read, mails, reminders, calendars.
INSCRIPTIONS = (
    "college.recits",
    "college.reunions.recits",
    "college.reunions.courriels",
    "college.veille.recits",
    "college.veille.courriels",
    "college.veille.sources",
    "college.besoins.recits",
    "college.propositions.rappels",
    "college.agenda",
)


class CollegeConfig(AppConfig):
    """The college."""

    name = "college"
    verbose_name = "Collège"

    def ready(self) -> None:
        """Say which contents and documents come from here, what the home page shows, how acts read."""
        from college import accueil
        from college.plans.fabrique import FABRIQUES as PLANS
        from college.plans.type import PlanDeTravail
        from college.reunions.fabrique import FABRIQUES as REUNIONS
        from ctri.dossiers import types
        from mutualisation.accueil.registre import registre
        from mutualisation.demonstration.registre import inscrire as inscrire_semeur
        from mutualisation.documents import fabriques

        inscrire_semeur(20, "college.demonstration.semis.semer")
        types.inscrire(PlanDeTravail())
        for fabrique in (*PLANS, *REUNIONS):
            fabriques.inscrire(fabrique)
        accueil.inscrire(registre)
        for nom in INSCRIPTIONS:
            import_string(f"{nom}.inscrire")()
