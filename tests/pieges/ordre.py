"""PostgreSQL promises no order where none was asked: a test must not pass thanks to the order of insertion."""

import random
from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import QuerySet


@contextmanager
def tendu() -> Iterator[None]:
    """Shuffle the rows of every queryset without order; pytest-randomly seeds each test, so a failure comes back."""
    vrai = QuerySet._fetch_all

    def _fetch_all(self: QuerySet) -> None:
        neuf = self._result_cache is None
        vrai(self)
        if neuf and not self.ordered:
            random.shuffle(self._result_cache)

    QuerySet._fetch_all = _fetch_all
    try:
        yield
    finally:
        QuerySet._fetch_all = vrai
