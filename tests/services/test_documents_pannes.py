"""A PDF worker killed, a broker taken away, with the real delays: the document arrives, stored once.

`make bench ARGS=pannes` writes the seconds in `docs/mesures.md`.
"""

import os

import pytest

from tests.mutualisation.documents.pannes import Site, couper_le_courtier, tuer_l_ouvrier, tuer_le_rendu

pytestmark = pytest.mark.django_db(transaction=True)

TOUS = pytest.mark.parametrize("courtier", ["TEST_RABBITMQ_URL", "TEST_REDIS_URL"])


@pytest.fixture
def site(courtier, tmp_path):
    site = Site(os.environ[courtier], tmp_path, presse=False)
    yield site
    site.jeter_les_files()


@TOUS
@pytest.mark.parametrize("panne", [tuer_l_ouvrier, tuer_le_rendu])
def test_le_document_arrive_range_une_seule_fois(panne, site, record_property):
    record_property("secondes", panne(site))
    assert len(site.rendus) == 2
    assert site.range_une_fois


@TOUS
def test_le_courtier_coupe_l_usager_n_en_sait_rien_et_le_document_arrive(site, record_property):
    attente, duree = couper_le_courtier(site)
    record_property("secondes", duree)
    record_property("secondes_pour_l_usager", attente)
    assert len(site.rendus) == 1
    assert site.range_une_fois
