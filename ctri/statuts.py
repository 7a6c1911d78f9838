"""Transition tables that `docs/statuts.md` prints: each storey registers its own, nothing here imports upper ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """One table as the page shows it: `etats` are (code, label), `passages` (from, act, to), `lignes` whole rows."""

    rang: int
    titre: str
    source: str
    introduction: str
    etats: Sequence[tuple[str, str]]
    passages: Sequence[tuple[str, str, str]]
    entetes: Sequence[str]
    lignes: Sequence[Sequence[str]]


_tables: dict[str, Table] = {}


def inscrire(table: Table) -> None:
    """Register a table under its title."""
    _tables[table.titre] = table


def tables() -> list[Table]:
    """In the order of the page."""
    return sorted(_tables.values(), key=lambda table: table.rang)
