"""Ground storey: scheme, territory, staff, mandates, journal, documents, accounts; settings and wiring."""

from mutualisation.celery import app as celery_app

__all__ = ["celery_app"]
