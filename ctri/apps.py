"""Application configuration."""

from django.apps import AppConfig


class CtriConfig(AppConfig):
    """The deciding committee."""

    name = "ctri"
    verbose_name = "Comité"

    def ready(self) -> None:
        """Say what this storey shows on the home page, and how its acts read."""
        from ctri import accueil, recits, statuts
        from ctri.dossiers.statuts import TABLE
        from ctri.saisines import registres as saisines
        from ctri.seances import courriels
        from mutualisation.accueil.registre import registre
        from mutualisation.demonstration.registre import inscrire as inscrire_semeur

        accueil.inscrire(registre)
        statuts.inscrire(TABLE)
        inscrire_semeur(10, "ctri.demonstration.semis.semer")
        recits.inscrire()
        courriels.inscrire()
        saisines.inscrire()
