"""Celery finds tasks here; each lives in the sub-package named after its noun."""

from college.plans.tasks import tenir_les_syntheses

__all__ = ["tenir_les_syntheses"]
