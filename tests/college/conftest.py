"""A story that goes through the whole cycle, in each scheme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from mutualisation.temps import horloge
from tests.college.fabriques import ANNEE
from tests.college.parcours import DISPOSITIFS, Parcours


@pytest.fixture
def en_janvier() -> Iterator[None]:
    """Four weeks before the plans are due."""
    with horloge(dt.datetime(ANNEE, 1, 8, 9, tzinfo=dt.UTC)):
        yield


@pytest.fixture(params=DISPOSITIFS)
def parcours(request: Any, monde: Any) -> Parcours:
    """The same story in each scheme."""
    return Parcours(monde, DISPOSITIFS[request.param](monde))


@pytest.fixture
def auvergne(monde: Any) -> Parcours:
    """The reference scheme alone."""
    return Parcours(monde, DISPOSITIFS["services-deconcentres-2007"](monde))
