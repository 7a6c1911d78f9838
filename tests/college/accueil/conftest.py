"""The home page is read four weeks before the plans are due."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _en_janvier(en_janvier: None) -> None:
    """Every test of this folder."""
