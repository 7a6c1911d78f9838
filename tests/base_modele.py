"""The test database holds the cast; a test that commits gets a fresh copy of it afterwards.

Django would flush every table instead, which would lose the cast, and which the journal refuses anyway (règle V7).
"""

from __future__ import annotations

from typing import Any

from django.db import connection, connections
from django.test import TransactionTestCase

# The cast, and before it the bare schema, for the rare test that fills a base of its own.
DISTRIBUTION, VIDE = "_modele", "_vide"


def _executer(*commandes: str) -> None:
    """Run administrative commands on the maintenance database: no connection may stay on the copied ones."""
    connections.close_all()
    with connection._nodb_cursor() as curseur:
        for commande in commandes:
            curseur.execute(commande)


def _noms(suffixe: str) -> tuple[str, str]:
    nom = connection.settings_dict["NAME"]
    return connection.ops.quote_name(nom), connection.ops.quote_name(nom + suffixe)


def enregistrer(suffixe: str) -> None:
    """Keep a copy of the test database as it is."""
    base, modele = _noms(suffixe)
    _executer(f"DROP DATABASE IF EXISTS {modele}", f"CREATE DATABASE {modele} TEMPLATE {base}")


def restaurer(suffixe: str = DISTRIBUTION) -> None:
    """Replace the test database with the copy; other threads reconnect on their next request."""
    base, modele = _noms(suffixe)
    _executer(f"DROP DATABASE {base} WITH (FORCE)", f"CREATE DATABASE {base} TEMPLATE {modele}")


def supprimer() -> None:
    _executer(*(f"DROP DATABASE IF EXISTS {_noms(suffixe)[1]}" for suffixe in (DISTRIBUTION, VIDE)))


def installer() -> None:
    """From now on, tests marked `transaction=True` end with a fresh copy instead of a flush."""

    def fin(essai: TransactionTestCase, *args: Any) -> None:
        restaurer()

    TransactionTestCase._fixture_teardown = fin  # type: ignore[method-assign]
