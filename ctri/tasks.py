"""Celery finds tasks here; each lives in the sub-package named after its noun."""

from ctri.transmissions.tasks import rappeler_transmissions

__all__ = ["rappeler_transmissions"]
