"""Which entry of the navigation a page belongs to."""

from __future__ import annotations

from typing import Any

import pytest

from mutualisation.accueil.registre import registre

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("chemin", "active"),
    [
        ("/reunions/presences/3/reponse/", "Collège"),
        ("/reunions/points/3/texte/", "Collège"),
        ("/regions/3/college/actions/", "Collège"),
        ("/presences/3/procuration/", "CTRI"),
        ("/regions/3/saisines/", "CTRI"),
        ("/regions/3/propositions/", "Propositions"),
    ],
)
def test_une_page_n_est_que_d_une_entree(monde: Any, chemin: str, active: str) -> None:
    assert [e.libelle(monde.auvergne) for e in registre.entrees if e.active(chemin)] == [active]
