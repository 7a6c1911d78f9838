"""Application configuration."""

from django.apps import AppConfig
from django.utils.module_loading import import_string

# Each says by its `inscrire()` what it adds to the storeys below: how acts read, mails, reminders, calendars, files.
INSCRIPTIONS = (
    "ctri.recits",
    "ctri.seances.courriels",
    "ctri.seances.pieces",
    "ctri.rappels",
    "ctri.agenda",
)


class CtriConfig(AppConfig):
    """The deciding committee."""

    name = "ctri"
    verbose_name = "Comité"

    def ready(self) -> None:
        """Say what this storey shows on the home page, and how its acts read."""
        from ctri import accueil
        from mutualisation.accueil.registre import registre
        from mutualisation.demonstration.registre import inscrire as inscrire_semeur

        inscrire_semeur(10, "ctri.demonstration.semis.semer")
        accueil.inscrire(registre)
        for nom in INSCRIPTIONS:
            import_string(f"{nom}.inscrire")()
