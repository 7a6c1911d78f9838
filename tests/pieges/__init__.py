"""Tripwires: set once for the whole run (`-p tests.pieges` in pyproject.toml), they make silent faults fail.

An undefined template variable raises; an unordered queryset comes in random order; every page given to a test is read
for what must never be in one.
"""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def pieges() -> Iterator[None]:
    """Imports wait until Django is set up."""
    from tests.pieges import gabarits, ordre, pages

    with gabarits.tendu(), ordre.tendu(), pages.tendu():
        yield
