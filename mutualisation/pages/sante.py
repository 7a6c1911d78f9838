"""Is the service able to work? Database and storage must answer; the broker is told for information."""

import os
from dataclasses import dataclass

from django.conf import settings
from django.db import Error, connection
from kombu.exceptions import OperationalError

from mutualisation.celery import app

EN_ETAT = "ok"
EN_PANNE = "panne"


@dataclass(frozen=True)
class Releve:
    """Each part and its state."""

    mesures: dict[str, str]

    @property
    def en_etat(self) -> bool:
        return all(self.mesures[partie] == EN_ETAT for partie in ("base", "stockage"))


def relever() -> Releve:
    """Ask each part."""
    etats = {"base": _base(), "stockage": _stockage(), "file": _file()}
    return Releve({partie: EN_ETAT if etat else EN_PANNE for partie, etat in etats.items()})


def _base() -> bool:
    try:
        with connection.cursor() as curseur:
            curseur.execute("SELECT 1")
    except Error:
        return False
    return True


def _stockage() -> bool:
    return os.access(settings.MEDIA_ROOT, os.W_OK | os.X_OK)


def _file() -> bool:
    try:
        with app.connection_for_write() as liaison:
            liaison.ensure_connection(max_retries=1, timeout=settings.CELERY_BROKER_CONNECTION_TIMEOUT)
    except (OperationalError, OSError):
        return False
    return True
