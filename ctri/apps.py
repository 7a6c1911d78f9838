"""Application configuration."""

from django.apps import AppConfig


class CtriConfig(AppConfig):
    """The deciding committee."""

    name = "ctri"
    verbose_name = "Comité"

    def ready(self) -> None:
        """Say what this storey shows on the home page, and how its acts read."""
        from ctri import accueil, recits
        from ctri.saisines import accueil as accueil_des_saisines
        from ctri.saisines import agendas
        from ctri.saisines import courriels as courriels_des_saisines
        from ctri.saisines import recits as recits_des_saisines
        from ctri.saisines import seances as agendas_du_comite
        from ctri.seances import courriels
        from mutualisation.accueil.registre import registre
        from mutualisation.demonstration.registre import inscrire as inscrire_semeur

        accueil.inscrire(registre)
        inscrire_semeur(10, "ctri.demonstration.semis.semer")
        recits.inscrire()
        courriels.inscrire()
        accueil_des_saisines.inscrire(registre)
        agendas.inscrire(agendas_du_comite.places, agendas_du_comite.inscriptions)
        courriels_des_saisines.inscrire()
        recits_des_saisines.inscrire()
