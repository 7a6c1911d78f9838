"""The project's Celery application, with a maker that is caught in its middle; run as a worker by the tests.

`ESSAI_DOSSIER`: where each rendering leaves a mark, and waits for `continuer`. `ESSAI_FILES`: prefix of the queues, a
real broker being shared. `ESSAI_PRESSE`: divide every delay by ten, where only the outcome matters.
"""

import datetime as dt
import os
import uuid
from pathlib import Path

from mutualisation.celery import app
from mutualisation.documents import fabriques
from mutualisation.documents.fabriques import Fabrique, Fichier, Progression
from tests.attente import attendre

DOSSIER = Path(os.environ["ESSAI_DOSSIER"])
PREFIXE = os.environ["ESSAI_FILES"]

app.conf.task_default_queue = f"{PREFIXE}-courant"
app.conf.task_routes = {"*.rendre_document": {"queue": f"{PREFIXE}-pdf"}}


def rendre(source_id: int, progression: Progression) -> Fichier:
    marque = DOSSIER / f"rendu-{uuid.uuid4().hex}"
    marque.write_text(str(os.getpid()))
    progression(1)
    attendre(lambda: (DOSSIER / "continuer").exists(), delai=120, quoi="l’ordre de continuer")
    return Fichier(f"%PDF-1.7 {marque.name}".encode(), pages=3)


fabriques.inscrire(Fabrique("essai", "1", rendre, lambda acteur, source_id: True))


@app.on_after_finalize.connect
def presser(sender: object, **_: object) -> None:
    """The models can be imported only now."""
    if not os.environ.get("ESSAI_PRESSE"):
        return
    from mutualisation.documents import bail, models, production

    bail.DUREE = production.DUREE = bail.DUREE / 10
    bail.RENOUVELLEMENT = bail.RENOUVELLEMENT / 10
    models.PATIENCE = dt.timedelta(seconds=1)
    for entree in app.conf.beat_schedule.values():
        entree["schedule"] = 1.0
