"""Fixtures every test may ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as reglages
from pytest_django import DjangoDbBlocker

from tests import base_modele, distribution

# How fast the machine is says nothing of the property: several people may share it.
reglages.register_profile("machine_partagee", deadline=None, suppress_health_check=[HealthCheck.too_slow])
reglages.load_profile("machine_partagee")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The cast is built once, in the test database itself; each test runs in a transaction on top of it."""
    with django_db_blocker.unblock():
        if not distribution.construite():
            base_modele.enregistrer(base_modele.VIDE)
            distribution.construire()
        base_modele.enregistrer(base_modele.DISTRIBUTION)
        base_modele.installer()
    yield
    with django_db_blocker.unblock():
        base_modele.supprimer()


@pytest.fixture(scope="session", autouse=True)
def dossier_des_statiques() -> None:
    """Static files are found in the applications; their server only wants its folder to exist."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def monde(db: None) -> distribution.Monde:
    """The cast."""
    return distribution.lire()


@pytest.fixture
def base_vide(transactional_db: None) -> None:
    """A database with its schema and nothing in it; the cast is back for the next test."""
    base_modele.restaurer(base_modele.VIDE)


@pytest.fixture
def connecte() -> Callable[..., Client]:
    """`connecte(client, monde.mir_a)` signs a person in, wearing the hat of `mandat` if one is given."""

    def connecter(client: Client, personne: Any, mandat: int | None = None) -> Client:
        client.force_login(personne, backend="django.contrib.auth.backends.ModelBackend")
        if mandat is not None:
            session = client.session
            session["mandat"] = mandat
            session.save()
        return client

    return connecter
