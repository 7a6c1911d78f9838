"""Application configuration."""

from django.apps import AppConfig


class CtriConfig(AppConfig):
    """The deciding committee."""

    name = "ctri"
    verbose_name = "Comité"
