"""The Celery application: late acknowledgement everywhere, one queue of its own for PDF rendering."""

import os
from pathlib import Path
from typing import Any

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mutualisation.settings")

app = Celery("mutualisation")
# Otherwise it is the current one in the main thread only, and a gunicorn thread would write to Celery's own default.
app.set_default()
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_after_configure.connect
def creer_les_dossiers(sender: Celery, **_: Any) -> None:
    """Neither the clock nor the embedded broker creates its folders: the first dies of it, the second loses tasks."""
    dossiers = [Path(sender.conf.beat_schedule_filename).parent]
    for nom, valeur in sender.conf.broker_transport_options.items():
        if nom.startswith("data_folder") or nom in ("processed_folder", "control_folder"):
            dossiers.append(Path(valeur))
    for dossier in dossiers:
        dossier.mkdir(parents=True, exist_ok=True)
