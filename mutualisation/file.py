"""The only door to the queue: a broker that does not answer never turns a successful act into an error."""

import logging
from typing import Any

from celery import Task
from django.db import transaction
from kombu.exceptions import OperationalError

journal = logging.getLogger(__name__)


def enfiler(tache: Task, *arguments: Any) -> None:
    """Send a task once the transaction is committed; if the broker is down, the row waits for the sweep."""
    transaction.on_commit(lambda: _envoyer(tache, arguments))


def _envoyer(tache: Task, arguments: tuple[Any, ...]) -> None:
    try:
        tache.apply_async(arguments)
    except (OperationalError, OSError) as panne:
        journal.warning("broker unreachable, left to the sweep", extra={"tache": tache.name, "panne": str(panne)})
