"""`kill -9` in the middle of a rendering, on the embedded broker, which loses the message: the row brings it back.

`tests/services/test_documents_pannes.py` does the same on the real brokers, with the real delays.
"""

import pytest

from tests.mutualisation.documents.pannes import EMBARQUE, Site, tuer_l_ouvrier, tuer_le_rendu

pytestmark = [pytest.mark.lent, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("panne", [tuer_l_ouvrier, tuer_le_rendu])
def test_le_document_arrive_range_une_seule_fois(panne, tmp_path, record_property):
    site = Site(EMBARQUE, tmp_path, presse=True)
    record_property("secondes", panne(site))
    assert len(site.rendus) == 2
    assert site.range_une_fois
