"""Celery workers of the tests: real processes on a given broker, killed without warning."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from kombu import Connection

from mutualisation.exploitation.serveur import PROJET
from tests.attente import attendre


@dataclass(frozen=True)
class Ouvrier:
    """A worker in a process group of its own."""

    processus: subprocess.Popen[bytes]
    journal: Path

    @property
    def enfants(self) -> list[int]:
        """The pool: the processes that run the tasks."""
        return [enfant.pid for enfant in psutil.Process(self.processus.pid).children()]

    def tuer(self) -> None:
        """`kill -9` of the worker and of its pool, as when its machine stops."""
        if self.processus.poll() is None:
            os.killpg(self.processus.pid, signal.SIGKILL)
            self.processus.wait()


def environnement(courtier: str, **variables: str) -> dict[str, str]:
    return os.environ | {"CELERY_BROKER_URL": courtier, "PYTHONWARNINGS": "ignore"} | variables


@contextmanager
def ouvrier(app: str, courtier: str, file: str, journal: Path, *mots: str, **variables: str) -> Iterator[Ouvrier]:
    """Run one worker of the Celery application `app` on one queue, ready when the block begins, gone when it ends.

    `mots` are more words of its command line, `variables` more of its environment.
    """
    commande = [sys.executable, "-m", "celery", "-A", app, "worker", "-Q", file, "-n", f"{file}-{journal.stem}@%h",
                "--pool", "prefork", "--concurrency", "1", "--loglevel", "INFO", *mots]  # fmt: skip
    with journal.open("wb") as sortie:
        processus = subprocess.Popen(
            commande, cwd=PROJET, env=environnement(courtier, **variables), stdin=subprocess.DEVNULL,
            stdout=sortie, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    lance = Ouvrier(processus, journal)
    try:
        attendre(lambda: " ready." in journal.read_text(), quoi=f"l’ouvrier prêt, voir {journal}")
        yield lance
    finally:
        lance.tuer()


def envoyer(app: str, courtier: str, tache: str, file: str, *arguments: object) -> None:
    """Send one task from outside, as another process of the site would."""
    mots = [tache, "--queue", file, "--args", json.dumps(arguments, default=str)]
    commande = [sys.executable, "-m", "celery", "-A", app, "call", *mots]
    subprocess.run(commande, cwd=PROJET, env=environnement(courtier), stdout=subprocess.DEVNULL, check=True)


def jeter_file(courtier: str, file: str) -> None:
    """Remove a queue and what it holds."""
    with Connection(courtier) as connexion:
        connexion.default_channel.queue_delete(file)
