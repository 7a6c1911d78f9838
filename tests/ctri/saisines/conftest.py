"""What every test of questions may ask for."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

Page = Callable[..., HttpResponse]


@pytest.fixture
def page(monde: Any, connecte: Any) -> Page:
    """`page("mir_a", "saisine", pk)` reads a page; `donnees=` posts to it."""

    def lire(cle: str, nom: str, *args: Any, suite: str = "", donnees: Any = None) -> HttpResponse:
        client = connecte(Client(), monde.personnes[cle])
        adresse = reverse(nom, args=args) + suite
        return client.get(adresse) if donnees is None else client.post(adresse, donnees)

    return lire


def texte(reponse: HttpResponse) -> str:
    """What a person reads, on one line."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", reponse.content.decode())))
