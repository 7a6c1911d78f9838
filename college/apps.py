"""Application configuration."""

from django.apps import AppConfig


class CollegeConfig(AppConfig):
    """The college."""

    name = "college"
    verbose_name = "Collège"
