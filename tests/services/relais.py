"""A broker that can be taken away and given back: a relay in front of the real one."""

import contextlib
import socket
import threading
from urllib.parse import urlsplit, urlunsplit

PORTS = {"amqp": 5672, "redis": 6379}


class Relais:
    """Relay one port of 127.0.0.1 to the broker at `adresse`; closed at first."""

    def __init__(self, adresse: str) -> None:
        lue = urlsplit(adresse)
        self._cible = (lue.hostname or "127.0.0.1", lue.port or PORTS[lue.scheme])
        self._ecoute: socket.socket | None = None
        self._prises: list[socket.socket] = []
        with socket.socket() as prise:
            prise.bind(("127.0.0.1", 0))
            self._port = prise.getsockname()[1]
        identite, arobase, _ = lue.netloc.rpartition("@")
        self.adresse = urlunsplit(lue._replace(netloc=f"{identite}{arobase}127.0.0.1:{self._port}"))

    def ouvrir(self) -> None:
        self._ecoute = socket.create_server(("127.0.0.1", self._port))
        threading.Thread(target=self._accueillir, args=(self._ecoute,), daemon=True).start()

    def couper(self) -> None:
        """Refuse whoever comes and cut off whoever is there."""
        if self._ecoute is not None:
            # A plain close would leave the accepting thread, and the port, alive.
            with contextlib.suppress(OSError):
                self._ecoute.shutdown(socket.SHUT_RDWR)
            self._ecoute.close()
        for prise in self._prises:
            with contextlib.suppress(OSError):
                prise.shutdown(socket.SHUT_RDWR)
        self._prises.clear()

    def _accueillir(self, ecoute: socket.socket) -> None:
        while True:
            try:
                client, _ = ecoute.accept()
            except OSError:
                return
            serveur = socket.create_connection(self._cible)
            self._prises += [client, serveur]
            for de, vers in ((client, serveur), (serveur, client)):
                threading.Thread(target=_transmettre, args=(de, vers), daemon=True).start()


def _transmettre(de: socket.socket, vers: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while octets := de.recv(65536):
            vers.sendall(octets)
    for prise in (de, vers):
        with contextlib.suppress(OSError):
            prise.shutdown(socket.SHUT_RDWR)
    de.close()
