"""One journey: the people, the browser, the witness, the files made on the spot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from mutualisation.documents.models import Document, Etat
from mutualisation.documents.production import produire_sur_place
from tests.parcours.releve import Releve

if TYPE_CHECKING:
    from tests.navigateur.serveur import ServeurPartage


@pytest.fixture
def releve(serveur: ServeurPartage) -> Iterator[Releve]:
    """What the server answers during this test."""
    releve = Releve()
    serveur.temoins.append(releve)
    yield releve
    serveur.temoins.remove(releve)


@pytest.fixture
def produire(serveur: ServeurPartage, settings: Any, tmp_path: Any) -> Callable[[], None]:
    """Make the documents asked for, as a worker would: the queue only receives what is committed."""
    settings.MEDIA_ROOT = tmp_path / "fichiers"

    def _produire() -> None:
        with serveur.suspendu():
            for document in Document.objects.filter(etat=Etat.DEMANDE):
                produire_sur_place(document)

    return _produire
