"""The test database holds the cast; a test that commits gets a fresh copy of it afterwards.

Django would flush every table instead, which would lose the cast, and which the journal refuses anyway (règle V7).
"""

from __future__ import annotations

from typing import Any

from django.db import connection, connections
from django.test import TransactionTestCase

SUFFIXE = "_modele"


def _executer(*commandes: str) -> None:
    """Run administrative commands on the maintenance database: no connection may stay on the copied ones."""
    connections.close_all()
    with connection._nodb_cursor() as curseur:
        for commande in commandes:
            curseur.execute(commande)


def _noms() -> tuple[str, str]:
    nom = connection.settings_dict["NAME"]
    return connection.ops.quote_name(nom), connection.ops.quote_name(nom + SUFFIXE)


def enregistrer() -> None:
    """Keep a copy of the test database as it is."""
    base, modele = _noms()
    _executer(f"DROP DATABASE IF EXISTS {modele}", f"CREATE DATABASE {modele} TEMPLATE {base}")


def restaurer() -> None:
    """Replace the test database with the copy; other threads reconnect on their next request."""
    base, modele = _noms()
    _executer(f"DROP DATABASE {base} WITH (FORCE)", f"CREATE DATABASE {base} TEMPLATE {modele}")


def supprimer() -> None:
    _, modele = _noms()
    _executer(f"DROP DATABASE IF EXISTS {modele}")


def installer() -> None:
    """From now on, tests marked `transaction=True` end with a fresh copy instead of a flush."""

    def fin(essai: TransactionTestCase, *args: Any) -> None:
        restaurer()

    TransactionTestCase._fixture_teardown = fin  # type: ignore[method-assign]
