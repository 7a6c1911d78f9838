"""Application configuration."""

from django.apps import AppConfig


class CtriConfig(AppConfig):
    """The deciding committee."""

    name = "ctri"
    verbose_name = "Comité"

    def ready(self) -> None:
        """Say what this storey shows on the home page, and how its acts read."""
        from ctri import accueil, conservation, recits
        from ctri.cadrage import courriels as courriels_des_cadrages
        from ctri.errata.pdf import FABRIQUE
        from ctri.seances import courriels
        from mutualisation.accueil.registre import registre
        from mutualisation.demonstration.registre import inscrire as inscrire_semeur
        from mutualisation.documents import fabriques

        accueil.inscrire(registre)
        inscrire_semeur(10, "ctri.demonstration.semis.semer")
        recits.inscrire()
        courriels.inscrire()
        courriels_des_cadrages.inscrire()
        conservation.inscrire_classe()
        fabriques.inscrire(FABRIQUE)
