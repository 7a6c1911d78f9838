"""Application configuration."""

from django.apps import AppConfig


class CtriConfig(AppConfig):
    """The deciding committee."""

    name = "ctri"
    verbose_name = "Comité"

    def ready(self) -> None:
        """Say what this storey shows on the home page, and how its acts read."""
        from ctri import accueil, recits
        from ctri.seances import courriels
        from ctri.transmissions import accueil as accueil_des_transmissions
        from ctri.transmissions import courriels as courriels_des_transmissions
        from ctri.transmissions import recits as recits_des_transmissions
        from ctri.transmissions.pdf import FABRIQUES
        from mutualisation.accueil.registre import registre
        from mutualisation.demonstration.registre import inscrire as inscrire_semeur
        from mutualisation.documents import fabriques

        accueil.inscrire(registre)
        inscrire_semeur(10, "ctri.demonstration.semis.semer")
        recits.inscrire()
        courriels.inscrire()
        accueil_des_transmissions.inscrire(registre)
        courriels_des_transmissions.inscrire()
        recits_des_transmissions.inscrire()
        for fabrique in FABRIQUES:
            fabriques.inscrire(fabrique)
