"""The screens of dossiers show the smallest content a committee can decide on."""

from collections.abc import Iterator

import pytest

from tests.ctri import essai, transmis


@pytest.fixture(autouse=True)
def contenu_d_essai() -> Iterator[None]:
    essai.installer()
    transmis.installer()
    yield
    transmis.retirer()
    essai.retirer()
