"""The real services. Here nothing is skipped and nothing is forgiven: a service that does not answer ends the run."""

import os
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ICI = Path(__file__).parent
PORTS = {"TEST_POSTGRES_URL": 5432, "TEST_RABBITMQ_URL": 5672, "TEST_REDIS_URL": 6379}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark every test of this folder, so that none runs by oversight where there is no service."""
    for item in items:
        if ICI in item.path.parents:
            item.add_marker(pytest.mark.services)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A skipped test of a service would look like a success: it is a failure."""
    rapport = yield
    if rapport.skipped:
        rapport.outcome = "failed"
        rapport.longrepr = f"{item.nodeid} a été sauté : un essai sur un vrai service ne se saute pas."
    return rapport


def _defaut(variable: str) -> str | None:
    adresse = os.environ.get(variable, "")
    if not adresse:
        return f"{variable} n’est pas renseignée"
    lue = urlsplit(adresse)
    try:
        with socket.create_connection((lue.hostname, lue.port or PORTS[variable]), timeout=5):
            return None
    except OSError as panne:
        return f"{variable} ({lue.hostname}:{lue.port}) ne répond pas : {panne}"


@pytest.fixture(scope="session", autouse=True)
def services_presents():
    if defauts := [defaut for variable in PORTS if (defaut := _defaut(variable))]:
        pytest.exit("Services réels : " + " ; ".join(defauts) + ".", returncode=1)


@pytest.fixture(scope="session")
def adresse_postgres() -> str:
    return os.environ["TEST_POSTGRES_URL"]


@pytest.fixture(params=["TEST_RABBITMQ_URL", "TEST_REDIS_URL"], ids=["rabbitmq", "redis"])
def adresse_courtier(request) -> str:
    """The address of each real broker in turn."""
    return os.environ[request.param]
