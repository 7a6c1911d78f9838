"""Application configuration."""

from django.apps import AppConfig


class CtriConfig(AppConfig):
    """The deciding committee."""

    name = "ctri"
    verbose_name = "Comité"

    def ready(self) -> None:
        """Say what this storey shows on the home page, and how its acts read."""
        from ctri import accueil, recits
        from ctri.releves import courriels as courriels_des_releves
        from ctri.releves import recits as recits_des_releves
        from ctri.releves.fabrique import FABRIQUES
        from ctri.seances import courriels
        from mutualisation.accueil.registre import registre
        from mutualisation.demonstration.registre import inscrire as inscrire_semeur
        from mutualisation.documents import fabriques

        accueil.inscrire(registre)
        inscrire_semeur(10, "ctri.demonstration.semis.semer")
        recits.inscrire()
        recits_des_releves.inscrire()
        courriels.inscrire()
        courriels_des_releves.inscrire()
        for fabrique in FABRIQUES:
            fabriques.inscrire(fabrique)
