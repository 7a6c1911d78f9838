"""Application configuration."""

from django.apps import AppConfig


class MutualisationConfig(AppConfig):
    """Ground storey."""

    name = "mutualisation"
    verbose_name = "Mutualisation"

    def ready(self) -> None:
        from mutualisation.comptes import libelles

        libelles.inscrire()
