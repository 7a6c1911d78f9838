"""Application configuration."""

from django.apps import AppConfig


class CollegeConfig(AppConfig):
    """The college."""

    name = "college"
    verbose_name = "Collège"

    def ready(self) -> None:
        """Say how its acts read."""
        from college.reunions import recits

        recits.inscrire()
