"""A screen in one state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.distribution import Monde

if TYPE_CHECKING:
    import pytest
    from playwright.sync_api import Page


def _rien(page: Page) -> None:
    """The screen as it opens."""


@dataclass(frozen=True)
class CasAxe:
    """`adresse` builds the objects of the state and gives the address; `gestes` opens a dialog, a tab, a menu."""

    gabarit: str
    # A person of the cast; empty for a visitor.
    personne: str
    adresse: Callable[[Monde], str]
    etat: str = "-"
    gestes: Callable[[Page], None] = _rien
    # An error page is looked at too.
    statut: int = 200
    # Replaces what the applications would show, when the test world is too empty for the screen.
    decor: Callable[[pytest.MonkeyPatch], None] | None = None

    @property
    def cle(self) -> str:
        return f"{self.gabarit}-{self.etat}"
