"""The tests of the real services fail loudly: nothing set, nothing listening, or a test skipped."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parent / "services" / "conftest.py"
VARIABLES = ("TEST_POSTGRES_URL", "TEST_RABBITMQ_URL", "TEST_REDIS_URL")


@pytest.fixture
def lancer(tmp_path):
    """Run pytest on one file placed beside a copy of the real conftest."""

    def _lancer(code: str, **variables: str) -> subprocess.CompletedProcess[str]:
        shutil.copy(CONFTEST, tmp_path / "conftest.py")
        (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = services\n")
        (tmp_path / "test_essai.py").write_text(code)
        env = {nom: valeur for nom, valeur in os.environ.items() if nom not in VARIABLES} | variables
        mots = [sys.executable, "-m", "pytest", "-p", "no:django", "-m", "services", str(tmp_path)]
        return subprocess.run(mots, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    return _lancer


@pytest.fixture
def port_ouvert():
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen()
        yield prise.getsockname()[1]


def test_une_variable_absente_arrete_tout(lancer):
    resultat = lancer("def test_a(): pass")
    assert resultat.returncode == 1
    for variable in VARIABLES:
        assert f"{variable} n’est pas renseignée" in resultat.stdout + resultat.stderr


def test_un_service_muet_arrete_tout(lancer):
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        ferme = prise.getsockname()[1]
        resultat = lancer("def test_a(): pass", **dict.fromkeys(VARIABLES, f"redis://127.0.0.1:{ferme}/0"))
    assert resultat.returncode == 1
    assert f"TEST_REDIS_URL (127.0.0.1:{ferme}) ne répond pas" in resultat.stdout + resultat.stderr


@pytest.mark.parametrize(
    ("code", "echecs"),
    [
        ("def test_a(): pass", 0),
        ("import pytest\ndef test_a(): pytest.skip('plus tard')", 1),
        ("import pytest\n@pytest.mark.skip\ndef test_a(): pass", 1),
    ],
)
def test_un_essai_saute_est_un_echec(lancer, port_ouvert, code, echecs):
    resultat = lancer(code, **dict.fromkeys(VARIABLES, f"redis://127.0.0.1:{port_ouvert}/0"))
    assert resultat.returncode == echecs, resultat.stdout
    assert ("a été sauté" in resultat.stdout) is bool(echecs)
