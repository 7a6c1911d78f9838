"""A server that works inside the test's own transaction."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test.testcases import LiveServerThread

HOTE = "127.0.0.1"
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
# Told of every exchange but static files: the request's environment, the status, the answer.
Temoin = Callable[[dict[str, Any], int, Iterable[bytes]], None]


def _a_garder(start_response: Callable[..., Any]) -> Callable[..., Any]:
    """A page after another does not ask again for its scripts and sheets."""

    def repondre(statut: str, entetes: list[tuple[str, str]], *suite: Any) -> Any:
        return start_response(statut, [*entetes, ("Cache-Control", "max-age=3600")], *suite)

    return repondre


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
        self._pret = 0
        self.temoins: list[Temoin] = []
        self._fil = _Fil(HOTE, self._verrouille)
        self._fil.daemon = True

    def _verrouille(self, application: Wsgi) -> Wsgi:
        servir = StaticFilesHandler(application)

        def une_a_la_fois(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            if environ["PATH_INFO"].startswith(settings.STATIC_URL):
                return servir(environ, _a_garder(start_response))
            pret = self._pret
            with self._verrou:
                if pret != self._pret:
                    # It waited for its turn until its test was over: the connection is no longer its own.
                    start_response("503 Service Unavailable", [])
                    return []
                statuts: list[int] = []

                def noter(statut: str, *suite: Any) -> Any:
                    statuts.append(int(statut[:3]))
                    return start_response(statut, *suite)

                reponse = servir(environ, noter)
                for temoin in self.temoins:
                    temoin(environ, statuts[-1], reponse)
                return reponse

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
                self._pret += 1
                self._fil.httpd.connections_override = None
            for signal in (request_started, request_finished):
                signal.connect(close_old_connections)
            connexion.dec_thread_sharing()

    @contextmanager
    def suspendu(self) -> Iterator[None]:
        """Let a test read or write while a page asks for things by itself: the server's savepoints are on the same
        connection, and a reading is undone with whatever joins it."""
        with self._verrou:
            yield

    def arreter(self) -> None:
        self._fil.terminate()
