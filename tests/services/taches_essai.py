"""A Celery application with the project's settings and one task that can be caught in the middle."""

import os
import signal
from pathlib import Path

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mutualisation.settings")

app = Celery("essai")
app.config_from_object("django.conf:settings", namespace="CELERY")
if app.conf.broker_url.startswith("redis"):
    # Half an hour in production, longer than the longest task: here a dead worker's task comes back at once.
    app.conf.broker_transport_options = app.conf.broker_transport_options | {
        "visibility_timeout": 1,
        "unacked_restore_interval": 1,
    }


@app.task(name="essai.bloquer_puis_finir")
def bloquer_puis_finir(dossier: str) -> None:
    """The first run never ends by itself; the next one does."""
    debut = Path(dossier) / "debut"
    if not debut.exists():
        debut.write_text(str(os.getpid()))
        signal.pause()
    (Path(dossier) / "fin").write_text(str(os.getpid()))
