"""The tenth of March 2027, files in a folder of their own, and pages read as someone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mutualisation.temps import horloge
from tests.distribution import Monde
from tests.mutualisation.effectifs.importations import MAINTENANT
from tests.mutualisation.effectifs.lectures import Page


@pytest.fixture
def cadre(settings: Any, tmp_path: Path) -> Any:
    settings.MEDIA_ROOT = str(tmp_path)
    with horloge(MAINTENANT):
        yield


@pytest.fixture
def page(monde: Monde, connecte: Callable[..., Client]) -> Page:
    """`page("mir_a", "agents", pk)` reads, with `data` it sends."""

    def appeler(personne: str, nom: str, *args: Any, suite: str = "", data: Any = None) -> Any:
        client = connecte(Client(), getattr(monde, personne))
        adresse = reverse(nom, args=args) + suite
        return client.get(adresse) if data is None else client.post(adresse, data)

    return appeler
