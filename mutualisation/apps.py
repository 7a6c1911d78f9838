"""Application configuration."""

from django.apps import AppConfig


class MutualisationConfig(AppConfig):
    """Ground storey."""

    name = "mutualisation"
    verbose_name = "Mutualisation"

    def ready(self) -> None:
        from mutualisation.accueil.registre import registre
        from mutualisation.agenda import libelles as libelles_des_agendas
        from mutualisation.comptes import courriels as courriels_des_comptes
        from mutualisation.comptes import libelles as libelles_des_comptes
        from mutualisation.demonstration.registre import inscrire as inscrire_semeur
        from mutualisation.documents import accueil as accueil_des_documents
        from mutualisation.effectifs import accueil as accueil_des_effectifs
        from mutualisation.effectifs import libelles as libelles_des_effectifs
        from mutualisation.mandats import accueil as accueil_des_mandats
        from mutualisation.mandats import libelles as libelles_des_mandats
        from mutualisation.notifications import courriels as courriels_des_notifications
        from mutualisation.pieces import libelles as libelles_des_pieces
        from mutualisation.referentiel import libelles as libelles_des_referentiels

        accueil_des_mandats.inscrire(registre)
        libelles_des_mandats.inscrire()
        libelles_des_comptes.inscrire()
        courriels_des_comptes.inscrire()
        courriels_des_notifications.inscrire()
        inscrire_semeur(90, "mutualisation.notifications.demonstration.semer")
        libelles_des_agendas.inscrire()
        libelles_des_effectifs.inscrire()
        accueil_des_documents.inscrire(registre)
        libelles_des_pieces.inscrire()
        libelles_des_referentiels.inscrire()
        accueil_des_effectifs.inscrire(registre)
