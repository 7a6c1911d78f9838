"""Files of the repository that must keep up with the code: variables of the environment, third-party notices."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

PROJET = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((PROJET / "pyproject.toml").read_text())
LUES = re.compile(
    r'(?:env\.(?:texte|booleen|entier|liste|commande|base_postgresql)\(\s*|environ(?:\.get\(|\[))"([A-Z][A-Z_]+)"'
)
# Set by the launcher or by Django's own entry points, not by whoever installs.
INTERNES = {"DJANGO_SETTINGS_MODULE"}


def _variables_lues() -> set[str]:
    code = [chemin for app in ("mutualisation", "ctri", "college") for chemin in (PROJET / app).rglob("*.py")]
    return {nom for chemin in code for nom in LUES.findall(chemin.read_text())} - INTERNES


def test_toute_variable_lue_est_expliquee_et_aucune_autre():
    exemple = (PROJET / ".env.example").read_text()
    expliquees = set(re.findall(r"^([A-Z_]+)=", exemple, re.MULTILINE))
    des_essais = {nom for nom in expliquees if nom.startswith("TEST_")}
    assert _variables_lues() == expliquees - des_essais
    sans_phrase = re.findall(r"(?:^|\n\n)([A-Z_]+)=", exemple)
    assert sans_phrase == []


def _directes() -> set[str]:
    demandees = PYPROJECT["project"]["dependencies"] + PYPROJECT["dependency-groups"]["embarque"]
    return {re.split(r"[\[~=<> ]", demande)[0] for demande in demandees}


def test_chaque_dependance_est_nommee_dans_les_mentions():
    mentions = (PROJET / "NOTICES.md").read_text().partition("## Installed to run it")[2]
    nommees = {ligne[2:].split()[0] for ligne in mentions.splitlines() if ligne.startswith("| ")} - {"Package"}
    assert nommees == _directes()


def _verrouillees() -> list[str]:
    return re.findall(r"^([a-z0-9-]+)==", (PROJET / "requirements-demo.lock").read_text(), re.MULTILINE)


@pytest.mark.parametrize("paquet", _verrouillees())
def test_aucun_composant_n_est_sous_licence_affero(paquet):
    try:
        fiche = metadata(paquet)
    except PackageNotFoundError:
        # A line of the lock for another system or interpreter.
        assert re.search(rf"^{paquet}==\S+ ;", (PROJET / "requirements-demo.lock").read_text(), re.MULTILINE)
        return
    licences = [fiche.get("License-Expression"), fiche.get("License"), *(fiche.get_all("Classifier") or [])]
    assert not re.search(r"AGPL|Affero", " ".join(filter(None, licences)))
