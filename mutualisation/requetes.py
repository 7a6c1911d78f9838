"""Queries whose SQL Django writes once per process.

Writing the SQL of a queryset costs more than running it: on a page of fifteen short queries it is most of the time. A
`Preparee` is an ordinary queryset, written with `Trou` where a value will come; its SQL is kept, only values change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import BigIntegerField, Field, Model, QuerySet, Value

M = TypeVar("M", bound=Model)
Ecrite = tuple[str, Sequence[Any]]


class Trou(Value):
    """The place of a value, by its name; an identifier or a number unless a field says otherwise."""

    def __init__(self, nom: str, champ: Field[Any, Any] | None = None) -> None:
        super().__init__(None, output_field=champ or BigIntegerField())
        self.nom = nom

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


class Preparee(Generic[M]):
    """`construire` gives the queryset; it is called once, when first needed. No `select_related`, no list of values."""

    def __init__(self, construire: Callable[[], QuerySet[M, Any]]) -> None:
        self.construire = construire

    @cached_property
    def _ecrite(self) -> tuple[type[M], Ecrite]:
        requete = self.construire()
        return requete.model, requete.query.sql_with_params()

    def lire(self, **valeurs: Any) -> list[M]:
        """The objects, with the annotations of the queryset as attributes."""
        modele, (sql, parametres) = self._ecrite
        return list(modele._base_manager.raw(sql, self._remplir(parametres, valeurs)))

    def lignes(self, **valeurs: Any) -> list[tuple[Any, ...]]:
        """The rows of a `values_list`."""
        sql, parametres = self._ecrite[1]
        with connection.cursor() as curseur:
            curseur.execute(sql, self._remplir(parametres, valeurs))
            return curseur.fetchall()

    @staticmethod
    def _remplir(parametres: Sequence[Any], valeurs: dict[str, Any]) -> list[Any]:
        return [valeurs[p.nom] if isinstance(p, Trou) else p for p in parametres]
