"""A real browser for the tests (`-p tests.navigateur` in pyproject.toml). Mark them `@pytest.mark.navigateur`.

`page_de(monde.mir_a)` opens a page signed in as a person (`page_de(None)`: a visitor). The server of the fixture
shares the connection of the test: what the test builds is there, and everything is undone at the end, as in any other
test. Every page fails its test on a policy violation, an error of the console or of a script, or an answer 500.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.navigateur.serveur import ServeurPartage
    from tests.navigateur.veille import Veille

LARGEUR_BUREAU, LARGEUR_TELEPHONE = 1280, 390
PATIENCE = 30_000
HAUTEURS = {LARGEUR_BUREAU: 900, LARGEUR_TELEPHONE: 844}
OuvrirPage = Callable[..., "Page"]


@contextmanager
def _boucle_invisible() -> Iterator[None]:
    """The browser's event loop lives in this thread: Django must neither refuse the database there, nor keep apart
    connections for it, which nobody would close."""
    from asgiref.local import _ThreadCriticalLocal

    avant = _ThreadCriticalLocal._get_storage
    _ThreadCriticalLocal._get_storage = lambda self: self._storage
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    _ThreadCriticalLocal._get_storage = avant


@pytest.fixture(scope="session")
def navigateur() -> Iterator[Browser]:
    """Debian's Chromium: no browser is downloaded."""
    from playwright.sync_api import expect, sync_playwright

    # A loaded machine is slow, not wrong: only a failure waits that long.
    expect.set_options(timeout=PATIENCE)
    chemin = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chemin is None:
        raise RuntimeError("Chromium est introuvable : apt-get install chromium, ou CHROMIUM=/chemin.")
    with _boucle_invisible(), sync_playwright() as playwright:
        # As root, and in a container, Chromium's sandbox cannot start.
        chromium = playwright.chromium.launch(executable_path=chemin, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def serveur(django_db_setup: None) -> Iterator[ServeurPartage]:
    """A real HTTP server, lent the connection of each test."""
    from tests.navigateur.serveur import ServeurPartage

    serveur = ServeurPartage()
    serveur.demarrer()
    yield serveur
    serveur.arreter()


@pytest.fixture
def veille() -> Iterator[Veille]:
    """What went wrong in the pages of the test; `veille.tolerer("401")` lets an expected error pass."""
    from tests.navigateur.veille import Veille

    veille = Veille()
    yield veille
    veille.conclure()


@pytest.fixture
def page_de(
    db: None, settings: Any, navigateur: Browser, serveur: ServeurPartage, veille: Veille
) -> Iterator[OuvrirPage]:
    """Open a page as someone: `page_de(monde.mir_a, largeur=390, mandat=12, javascript=False)`."""
    from django.db import DEFAULT_DB_ALIAS, connections

    from tests.navigateur.sessions import biscuit

    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    settings.SITE_URL = serveur.adresse
    contextes = []

    def ouvrir(
        personne: Any, *, largeur: int = LARGEUR_BUREAU, mandat: int | None = None, javascript: bool = True
    ) -> Page:
        contexte = navigateur.new_context(
            base_url=serveur.adresse,
            viewport={"width": largeur, "height": HAUTEURS.get(largeur, 900)},
            locale="fr-FR",
            timezone_id="Europe/Paris",
            reduced_motion="reduce",
            java_script_enabled=javascript,
        )
        contexte.set_default_timeout(PATIENCE)
        contextes.append(contexte)
        if personne is not None:
            with serveur.suspendu():
                session = biscuit(personne, mandat, serveur.adresse)
            contexte.add_cookies([session])
        page = contexte.new_page()
        veille.suivre(page)
        return page

    with serveur.sur(connections[DEFAULT_DB_ALIAS]):
        yield ouvrir
        for contexte in contextes:
            contexte.close()
