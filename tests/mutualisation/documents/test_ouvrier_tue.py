"""`kill -9` in the middle of a rendering, on the embedded broker, which loses the message: the row brings it back.

`tests/services/test_documents_pannes.py` does the same on the real brokers, with the real delays.
"""

import os
import signal

import pytest

from tests.mutualisation.documents.pannes import Site

pytestmark = [pytest.mark.lent, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(tmp_path):
    return Site("filesystem://localhost//", tmp_path, presse=True)


def test_l_ouvrier_tue_un_autre_finit_et_range_une_seule_fois(site):
    with site.balayage():
        with site.fabrique("premier") as premier:
            site.demander()
            site.attendre_un_rendu()
            premier.tuer()
        site.laisser_finir()
        with site.fabrique("second"):
            site.attendre_le_fichier()
    assert len(site.rendus) == 2
    site.verifier_un_seul_fichier()


def test_le_seul_processus_de_rendu_tue_l_ouvrier_en_refait_un(site):
    """As the kernel does when memory runs out."""
    with site.balayage(), site.fabrique("unique") as unique:
        site.demander()
        enfant = site.attendre_un_rendu()
        assert enfant in unique.enfants
        os.kill(enfant, signal.SIGKILL)
        site.laisser_finir()
        site.attendre_le_fichier()
    assert len(site.rendus) == 2
    site.verifier_un_seul_fichier()
