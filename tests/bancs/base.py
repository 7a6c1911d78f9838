"""A database of the bench's own, on the server of `DATABASE_URL`, holding the cast; dropped afterwards."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

from django.db import connection

from tests import distribution


@contextmanager
def base_peuplee() -> Iterator[str]:
    """The address of the database, also that of this process inside the block."""
    du_site = connection.settings_dict["NAME"]
    connection.settings_dict["TEST"]["NAME"] = f"banc_{os.getpid()}"
    nom = connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        distribution.construire()
        yield urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{nom}"))
    finally:
        connection.creation.destroy_test_db(du_site, verbosity=0)
