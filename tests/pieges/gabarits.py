"""A variable that does not exist is a fault, not an empty text."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.template import engines


class VariableIndefinie(Exception):
    """A template names a variable nobody gave it."""


class _Piege(str):
    """What Django writes in place of an undefined variable; it asks first for “%s”, then formats it."""

    __slots__ = ()

    def __contains__(self, motif: object) -> bool:
        return motif == "%s"

    def __mod__(self, variable: object) -> str:
        raise VariableIndefinie(f"{{{{ {variable} }}}} n’est pas défini")


@contextmanager
def tendu() -> Iterator[None]:
    moteur = engines["django"].engine
    avant, moteur.string_if_invalid = moteur.string_if_invalid, _Piege("piège")
    try:
        yield
    finally:
        moteur.string_if_invalid = avant
