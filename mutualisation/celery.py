"""The Celery application: late acknowledgement everywhere, one queue of its own for PDF rendering."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mutualisation.settings")

app = Celery("mutualisation")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
