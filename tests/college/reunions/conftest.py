"""A meeting needs its presidency, and sometimes a text."""

from __future__ import annotations

from typing import Any

import pytest

from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import Acteur, acteur_de
from tests.matrice.lignes.reunions import brouillon


@pytest.fixture
def mir(monde: Any) -> Acteur:
    return acteur_de(monde.mir_a)


@pytest.fixture
def medecin(monde: Any) -> Acteur:
    return acteur_de(monde.medecin_a)


@pytest.fixture
def dossier(monde: Any) -> Dossier:
    return brouillon(monde)
