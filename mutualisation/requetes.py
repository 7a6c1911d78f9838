"""Queries whose SQL Django writes once per process.

Writing the SQL of a queryset costs more than running it: on a page of fifteen short queries it is most of the time. A
`Preparee` is an ordinary queryset, written with `Trou` where a value will come; its SQL is kept, only values change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.utils import CursorWrapper
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


@dataclass(frozen=True)
class Rangement(Generic[M]):
    """How a row becomes an object: worked out at the first answer, the same for all."""

    modele: type[M]
    # Names of the fields in the order of the model, and where each value is in the row.
    champs: tuple[str, ...]
    places: tuple[int, ...]
    annotations: tuple[tuple[str, int], ...]
    # What the database gives as text (JSON), by place.
    convertisseurs: tuple[tuple[int, Callable[[Any], Any]], ...]

    @classmethod
    def de(cls, modele: type[M], colonnes: Sequence[str]) -> Rangement[M]:
        """From the names of the columns of an answer."""
        connus = [c for c in modele._meta.concrete_fields if c.column in colonnes]
        noms = {c.column for c in connus}
        return cls(
            modele,
            tuple(c.attname for c in connus),
            tuple(colonnes.index(c.column) for c in connus),
            tuple((nom, place) for place, nom in enumerate(colonnes) if nom not in noms),
            tuple(
                (colonnes.index(c.column), partial(convertir, expression=c.cached_col, connection=connection))
                for c in connus
                for convertir in c.cached_col.get_db_converters(connection)
            ),
        )

    def ranger(self, ligne: Sequence[Any]) -> M:
        if self.convertisseurs:
            ligne = list(ligne)
            for place, convertir in self.convertisseurs:
                ligne[place] = convertir(ligne[place])
        objet = self.modele.from_db(DEFAULT_DB_ALIAS, self.champs, [ligne[place] for place in self.places])
        for nom, place in self.annotations:
            setattr(objet, nom, ligne[place])
        return objet


class Preparee(Generic[M]):
    """`construire` gives the queryset; it is called once, when first needed. No `select_related`, no list of values."""

    def __init__(self, construire: Callable[[], QuerySet[M, Any]]) -> None:
        self.construire = construire
        self._rangement: Rangement[M] | None = None

    @cached_property
    def _ecrite(self) -> tuple[type[M], Ecrite]:
        requete = self.construire()
        return requete.model, requete.query.sql_with_params()

    def lire(self, **valeurs: Any) -> list[M]:
        """The objects, with the annotations of the queryset as attributes."""
        with self._executee(valeurs) as curseur:
            if self._rangement is None:
                self._rangement = Rangement.de(self._ecrite[0], [colonne.name for colonne in curseur.description])
            return [self._rangement.ranger(ligne) for ligne in curseur.fetchall()]

    def lignes(self, **valeurs: Any) -> list[tuple[Any, ...]]:
        """The rows of a `values_list`."""
        with self._executee(valeurs) as curseur:
            return curseur.fetchall()

    @contextmanager
    def _executee(self, valeurs: dict[str, Any]) -> Iterator[CursorWrapper]:
        sql, parametres = self._ecrite[1]
        with connection.cursor() as curseur:
            curseur.execute(sql, [valeurs[p.nom] if isinstance(p, Trou) else p for p in parametres])
            yield curseur
