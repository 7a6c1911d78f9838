"""The only clock of the project; tests and the demonstration move it, nothing else reads the machine's."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

_fige: ContextVar[dt.datetime | None] = ContextVar("horloge_figee", default=None)


def maintenant() -> dt.datetime:
    """The present instant, aware, in UTC."""
    return _fige.get() or timezone.now().astimezone(dt.UTC)


def aujourdhui(fuseau: str | None = None) -> dt.date:
    """Today's civil date in a region's time zone (the capital's when none is given)."""
    return maintenant().astimezone(ZoneInfo(fuseau or settings.TIME_ZONE)).date()


@contextmanager
def horloge(instant: dt.datetime) -> Iterator[None]:
    """Freeze the clock at an aware instant."""
    if instant.tzinfo is None:
        raise ValueError("the instant must be aware")
    jeton = _fige.set(instant.astimezone(dt.UTC))
    try:
        yield
    finally:
        _fige.reset(jeton)
