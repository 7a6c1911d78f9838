"""Celery finds tasks here; each lives in the sub-package named after its noun."""

from college.plans.tasks import tenir_les_syntheses
from college.veille.tasks import adresser_lettres_de_veille

__all__ = ["adresser_lettres_de_veille", "tenir_les_syntheses"]
