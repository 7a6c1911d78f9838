"""The site as it runs, on a loopback port, and users who read its pages."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from socket import create_server

from django.conf import settings
from django.test import Client

from mutualisation.comptes.models import Utilisateur
from mutualisation.exploitation.serveur import PROJET

HOTE = "127.0.0.1"
PATIENCE = 60
# As `make demo` runs it.
SERVEUR = ["gunicorn", "mutualisation.wsgi", "--worker-class", "gthread", "--workers", "2", "--threads", "4",
           "--no-control-socket", "--log-level", "warning"]  # fmt: skip


@contextmanager
def site(base: str, dossier: Path, **environnement: str) -> Iterator[Site]:
    """Serve the database at that address; `dossier` receives what the site writes."""
    propre = {
        "DJANGO_SETTINGS_MODULE": "tests.bancs.reglages",
        "DATABASE_URL": base,
        "DOSSIER_VAR": str(dossier),
    }
    (dossier / "static").mkdir(exist_ok=True)
    with create_server((HOTE, 0)) as prise:
        # The server inherits the open port: no other program can take it meanwhile.
        commande = [sys.executable, "-m", *SERVEUR, "--bind", f"fd://{prise.fileno()}"]
        processus = subprocess.Popen(
            commande, cwd=PROJET, env=os.environ | propre | environnement, pass_fds=[prise.fileno()]
        )
        try:
            yield Site(prise.getsockname()[1])
        finally:
            processus.terminate()
            processus.wait()


def session(personne: Utilisateur) -> str:
    """Sign in, and give the cookie."""
    client = Client()
    client.force_login(personne, backend="django.contrib.auth.backends.ModelBackend")
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


@dataclass(frozen=True)
class Site:
    """A site that answers."""

    port: int

    def lire(self, chemin: str, cookie: str, fois: int) -> None:
        """Read a page several times over one kept connection; anything but a page ends the bench."""
        with closing(HTTPConnection(HOTE, self.port, timeout=PATIENCE)) as connexion:
            for _ in range(fois):
                connexion.request("GET", chemin, headers={"Cookie": cookie})
                reponse = connexion.getresponse()
                reponse.read()
                if reponse.status != HTTPStatus.OK:
                    raise RuntimeError(f"{chemin} : {reponse.status} {reponse.reason}")

    def lire_ensemble(self, chemin: str, cookies: list[str], fois: int) -> None:
        """As many users as cookies, at the same time, each reading the page `fois` times."""
        erreurs: list[Exception] = []

        def un_usager(cookie: str) -> None:
            try:
                self.lire(chemin, cookie, fois)
            except Exception as erreur:
                erreurs.append(erreur)

        fils = [threading.Thread(target=un_usager, args=[cookie]) for cookie in cookies]
        for fil in fils:
            fil.start()
        for fil in fils:
            fil.join()
        if erreurs:
            raise erreurs[0]
