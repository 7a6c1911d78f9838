"""A server that works inside the test's own transaction."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test.testcases import LiveServerThread

HOTE = "127.0.0.1"
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class _ServeurDeFils(ThreadedWSGIServer):
    """A request that ends closes what it opened, but not the connection of the test."""

    partagee: BaseDatabaseWrapper | None = None

    def _close_connections(self) -> None:
        for connexion in connections.all(initialized_only=True):
            if connexion is not self.partagee:
                connexion.close()


class _Fil(LiveServerThread):
    server_class = _ServeurDeFils


class ServeurPartage:
    """Requests are served one at a time, since they share one connection and its savepoints."""

    def __init__(self) -> None:
        self._verrou = threading.Lock()
        self._fil = _Fil(HOTE, self._verrouille)
        self._fil.daemon = True

    def _verrouille(self, application: Wsgi) -> Wsgi:
        servir = StaticFilesHandler(application)

        def une_a_la_fois(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            with self._verrou:
                return servir(environ, start_response)

        return une_a_la_fois

    @property
    def adresse(self) -> str:
        return f"http://{self._fil.host}:{self._fil.port}"

    def demarrer(self) -> None:
        self._fil.start()
        self._fil.is_ready.wait()
        if self._fil.error:
            raise self._fil.error

    @contextmanager
    def sur(self, connexion: BaseDatabaseWrapper) -> Iterator[None]:
        """Answer requests on this connection, that of the test."""
        connexion.inc_thread_sharing()
        self._fil.httpd.connections_override = {connexion.alias: connexion}
        self._fil.httpd.partagee = connexion
        # At each end of a request Django drops a connection left inside a transaction: this one is meant to be.
        for signal in (request_started, request_finished):
            signal.disconnect(close_old_connections)
        try:
            yield
        finally:
            # The last request of a closed page ends before the test's transaction does.
            with self._verrou:
                self._fil.httpd.connections_override = None
            for signal in (request_started, request_finished):
                signal.connect(close_old_connections)
            connexion.dec_thread_sharing()

    @contextmanager
    def suspendu(self) -> Iterator[None]:
        """Let a test write while a page asks for things by itself: a reading is undone, with whatever joins it."""
        with self._verrou:
            yield

    def arreter(self) -> None:
        self._fil.terminate()
