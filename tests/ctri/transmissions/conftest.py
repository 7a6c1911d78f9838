"""A kind of content to transmit, and the pages as each person reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mutualisation.mandats.acteur import Acteur, acteur_de
from tests.ctri import transmis
from tests.distribution import Monde


@pytest.fixture(autouse=True)
def genre_d_essai() -> Iterator[None]:
    transmis.installer()
    yield
    transmis.retirer()


@pytest.fixture
def mir(monde: Monde) -> Acteur:
    return acteur_de(monde.mir_a)


@pytest.fixture
def page(monde: Monde, connecte: Any) -> Callable[..., Any]:
    """`page("chef_local_a", "transmission", pk)` reads a page as someone."""

    def lire(cle: str, nom: str, *args: Any, suite: str = "") -> Any:
        return connecte(Client(), getattr(monde, cle)).get(reverse(nom, args=args) + suite)

    return lire


def texte(reponse: Any) -> str:
    """What a person reads, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", reponse.content.decode()))
