"""Show 4: a PDF worker killed, a broker taken away; the document arrives, stored once. Run with `-s` for the figures.

Real delays here (lease of 30 s, sweep every 15 s). The start of the next worker is counted in the seconds.
"""

import os
import signal

import pytest

from tests.mutualisation.documents.pannes import Site
from tests.services.relais import Relais

pytestmark = pytest.mark.django_db(transaction=True)

EMBARQUE = "filesystem://localhost//"
NOMS = {"filesystem": "courtier embarqué", "amqp": "RabbitMQ, file répliquée", "redis": "Redis"}


@pytest.fixture
def dire(capsys):
    """Write a line of `docs/mesures.md`."""

    def _dire(phrase: str) -> None:
        with capsys.disabled():
            print(f"\n  {phrase}")  # noqa: T201

    return _dire


def nom(courtier: str) -> str:
    return NOMS[courtier.partition(":")[0]]


def secondes(duree: float) -> str:
    return f"{duree:.1f}\N{NO-BREAK SPACE}s".replace(".", ",")


@pytest.fixture
def courtier(request) -> str:
    return os.environ.get(request.param, EMBARQUE)


@pytest.fixture
def site(courtier, tmp_path):
    site = Site(courtier, tmp_path, presse=False)
    yield site
    if courtier != EMBARQUE:
        site.jeter_les_files()


TOUS = pytest.mark.parametrize("courtier", ["embarque", "TEST_RABBITMQ_URL", "TEST_REDIS_URL"], indirect=True)
REELS = pytest.mark.parametrize("courtier", ["TEST_RABBITMQ_URL", "TEST_REDIS_URL"], indirect=True)


@TOUS
def test_l_ouvrier_tue_le_document_arrive_range_une_fois(site, dire):
    with site.balayage():
        with site.fabrique("premier") as premier:
            site.demander()
            site.attendre_un_rendu()
            premier.tuer()
        site.laisser_finir()
        with site.chronometre() as chrono, site.fabrique("second"):
            site.attendre_le_fichier()
    assert len(site.rendus) == 2
    site.verifier_un_seul_fichier()
    dire(f"Ouvrier tué ({nom(site.courtier)}) : document prêt {secondes(chrono.duree)} plus tard, rangé une fois.")


@TOUS
def test_le_processus_de_rendu_tue_le_document_arrive_range_une_fois(site, dire):
    with site.balayage(), site.fabrique("unique"):
        site.demander()
        enfant = site.attendre_un_rendu()
        site.laisser_finir()
        with site.chronometre() as chrono:
            os.kill(enfant, signal.SIGKILL)
            site.attendre_le_fichier()
    site.verifier_un_seul_fichier()
    dire(f"Processus de rendu tué ({nom(site.courtier)}) : prêt {secondes(chrono.duree)} plus tard, rangé une fois.")


@REELS
def test_le_courtier_coupe_l_usager_n_en_sait_rien_et_le_document_arrive(site, dire):
    reel, relais = site.courtier, Relais(site.courtier)
    site.courtier = relais.adresse
    relais.ouvrir()
    try:
        with site.balayage(), site.fabrique("unique"):
            relais.couper()
            site.laisser_finir()
            attente = site.demander()
            assert site.rendus == []
            with site.chronometre() as chrono:
                relais.ouvrir()
                site.attendre_le_fichier()
    finally:
        relais.couper()
        site.courtier = reel
    assert len(site.rendus) == 1
    site.verifier_un_seul_fichier()
    dire(
        f"Courtier coupé ({nom(reel)}) : aucune erreur pour l’usager, qui attend {secondes(attente)} ; "
        f"document prêt {secondes(chrono.duree)} après son retour."
    )
