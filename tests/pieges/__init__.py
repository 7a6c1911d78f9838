"""Tripwires: set once for the whole run (`-p tests.pieges` in pyproject.toml), they make silent faults fail.

An undefined template variable raises; an unordered queryset comes in random order; every page given to a test is read
for what must never be in one.
"""

from collections.abc import Iterator
from typing import Any

import pytest

CELLULES = "cellules_de_la_matrice"


@pytest.fixture(scope="session", autouse=True)
def pieges() -> Iterator[None]:
    """Imports wait until Django is set up."""
    from tests.pieges import gabarits, ordre, pages

    with gabarits.tendu(), ordre.tendu(), pages.tendu():
        yield


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """How many cells of the access matrix were tried, over every process."""
    cellules = sum(
        valeur
        for rapport in terminalreporter.stats.get("passed", [])
        for nom, valeur in getattr(rapport, "user_properties", [])
        if nom == CELLULES
    )
    if cellules:
        terminalreporter.write_line(f"Matrice d’accès : {cellules} cellules essayées, toutes conformes.")
