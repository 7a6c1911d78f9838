"""What a person reads of a page, or of a refusal."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import pytest

from mutualisation.refus import Refus

Page = Callable[..., Any]


def texte(reponse: Any) -> str:
    """What a person reads, on one line."""
    nu = html.unescape(re.sub(r"<[^>]+>", " ", reponse.content.decode()))
    return re.sub(r"\s+", " ", nu.replace("\u00a0", " ").replace("\u202f", " "))


def noms(reponse: Any) -> list[str]:
    return [ligne.agent.nom for ligne, _ in reponse.context["lignes"]]


def refus(appel: Callable[[], object]) -> str:
    with pytest.raises(Refus) as prise:
        appel()
    return prise.value.raison.replace("\u00a0", " ").replace("\u202f", " ")
