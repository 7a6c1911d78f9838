"""Application configuration."""

from django.apps import AppConfig


class MutualisationConfig(AppConfig):
    """Ground storey."""

    name = "mutualisation"
    verbose_name = "Mutualisation"

    def ready(self) -> None:
        from mutualisation.comptes import libelles as libelles_des_comptes
        from mutualisation.effectifs import libelles as libelles_des_effectifs

        libelles_des_comptes.inscrire()
        libelles_des_effectifs.inscrire()
