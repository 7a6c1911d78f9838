"""`.ci/paquets.sh` installs what is missing when it may, and otherwise says exactly what to type."""

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / ".ci" / "paquets.sh"
OUTILS = ("env", "echo", "sh")


@pytest.fixture
def lancer(tmp_path):
    """Run the script on a machine made of a few false commands: only `present` is installed there."""

    def _commande(nom: str, corps: str) -> None:
        (tmp_path / nom).write_text(f"#!/bin/sh\n{corps}\n")
        (tmp_path / nom).chmod(0o755)

    def _lancer(*paquets: str, uid: int, sudo: bool = False, debian: bool = True) -> subprocess.CompletedProcess[str]:
        for outil in OUTILS:
            (tmp_path / outil).symlink_to(shutil.which(outil))
        _commande("id", f"echo {uid}")
        _commande("apt-get", f'echo "apt-get $*" >> {tmp_path}/appels')
        if debian:
            _commande("dpkg-query", '[ "$3" = present ] && echo installed')
        if sudo:
            _commande("sudo", f'echo "sudo $*" >> {tmp_path}/appels; [ "$1" = -n ] || exec "$@"')
        return subprocess.run(
            [SCRIPT, *paquets], env={"PATH": str(tmp_path)}, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    return _lancer


def appels(tmp_path: Path) -> list[str]:
    journal = tmp_path / "appels"
    return journal.read_text().splitlines() if journal.exists() else []


def test_rien_ne_manque_rien_n_est_fait(lancer, tmp_path):
    assert lancer("present", uid=0).returncode == 0
    assert appels(tmp_path) == []


def test_root_installe_ce_qui_manque_et_cela_seul(lancer, tmp_path):
    assert lancer("present", "absent", uid=0).returncode == 0
    assert appels(tmp_path) == ["apt-get update -qq", "apt-get install -y -qq --no-install-recommends absent"]


def test_un_utilisateur_autorise_passe_par_sudo(lancer, tmp_path):
    assert lancer("absent", uid=1000, sudo=True).returncode == 0
    assert "apt-get install -y -qq --no-install-recommends absent" in appels(tmp_path)
    assert "sudo apt-get update -qq" in appels(tmp_path)


def test_un_utilisateur_sans_droit_lit_la_commande_exacte(lancer, tmp_path):
    resultat = lancer("absent", "present", "autre", uid=1000)
    assert resultat.returncode == 1
    assert "    apt-get install --no-install-recommends absent autre\n" in resultat.stderr
    assert appels(tmp_path) == []


def test_ailleurs_que_sous_debian_on_previent_sans_bloquer(lancer, tmp_path):
    resultat = lancer("libpango-1.0-0", uid=1000, debian=False)
    assert resultat.returncode == 0
    assert "This is not Debian: make sure that you have the equivalent of: libpango-1.0-0" in resultat.stderr
