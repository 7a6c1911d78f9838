"""The only door to the queue: a broker that does not answer never turns a successful act into an error, nor a wait."""

import logging
import threading
from concurrent.futures import Future
from functools import partial
from typing import Any

from amqp.exceptions import AMQPError, MessageNacked
from django.db import transaction
from kombu.exceptions import OperationalError

from mutualisation.celery import app

journal = logging.getLogger(__name__)

# What a user waits at most for a broker that neither accepts nor refuses. No setting of the transports bounds it: a
# frozen RabbitMQ holds the confirmation, then the closing of the channel, for minutes.
DELAI = 2.0
# OSError covers a refused connection, a full disk under the embedded broker, and the delay passed.
PANNES = (OperationalError, AMQPError, MessageNacked, OSError)
# Sends that hang at the same time; beyond, the row goes straight to the sweep and nobody waits any more.
_places = threading.BoundedSemaphore(8)


def enfiler(tache: str, *arguments: Any) -> None:
    """Send a task, by its name, once the transaction is committed; otherwise the row waits for the sweep."""
    transaction.on_commit(partial(_envoyer, tache, arguments))


def _envoyer(tache: str, arguments: tuple[Any, ...]) -> None:
    if not _places.acquire(blocking=False):
        journal.warning("broker frozen, left to the sweep", extra={"tache": tache})
        return
    envoi: Future[None] = Future()
    # Daemon: a send that hangs must not keep the process alive either.
    threading.Thread(target=_publier, args=(envoi, tache, arguments), name="envoi", daemon=True).start()
    try:
        envoi.result(DELAI)
    except PANNES as panne:
        journal.warning("broker unreachable, left to the sweep", extra={"tache": tache, "panne": repr(panne)})


def _publier(envoi: Future[None], tache: str, arguments: tuple[Any, ...]) -> None:
    try:
        app.send_task(tache, arguments, confirm_timeout=DELAI)
        envoi.set_result(None)
    except BaseException as erreur:
        # Handed to the waiting thread, which tells the broker's failures from our mistakes.
        envoi.set_exception(erreur)
    finally:
        _places.release()
