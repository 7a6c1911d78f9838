"""Application configuration."""

from django.apps import AppConfig


class MutualisationConfig(AppConfig):
    """Ground storey."""

    name = "mutualisation"
    verbose_name = "Mutualisation"

    def ready(self) -> None:
        from mutualisation.accueil.registre import registre
        from mutualisation.comptes import conservation as conservation_des_comptes
        from mutualisation.comptes import courriels as courriels_des_comptes
        from mutualisation.comptes import libelles as libelles_des_comptes
        from mutualisation.conservation import libelles as libelles_de_la_conservation
        from mutualisation.documents import accueil as accueil_des_documents
        from mutualisation.documents import conservation as conservation_des_documents
        from mutualisation.effectifs import accueil as accueil_des_effectifs
        from mutualisation.effectifs import conservation as conservation_des_effectifs
        from mutualisation.effectifs import libelles as libelles_des_effectifs
        from mutualisation.journal import conservation as conservation_du_journal
        from mutualisation.mandats import accueil as accueil_des_mandats
        from mutualisation.mandats import conservation as conservation_des_mandats
        from mutualisation.mandats import libelles as libelles_des_mandats
        from mutualisation.referentiel import libelles as libelles_des_referentiels

        accueil_des_mandats.inscrire(registre)
        libelles_des_mandats.inscrire()
        libelles_des_comptes.inscrire()
        libelles_de_la_conservation.inscrire()
        for conservation in (
            conservation_des_effectifs,
            conservation_des_mandats,
            conservation_des_comptes,
            conservation_du_journal,
            conservation_des_documents,
        ):
            conservation.inscrire_classe()
        courriels_des_comptes.inscrire()
        libelles_des_effectifs.inscrire()
        accueil_des_documents.inscrire(registre)
        libelles_des_referentiels.inscrire()
        accueil_des_effectifs.inscrire(registre)
