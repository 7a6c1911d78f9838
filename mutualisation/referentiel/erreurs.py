"""What is wrong in a référentiel file: a place in it, and a reason in French."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Erreur:
    """`place` is written as in the file: `fonctions[3].code`; empty for the file as a whole."""

    place: str
    raison: str

    def __str__(self) -> str:
        return f"{self.place}\u00a0: {self.raison}" if self.place else self.raison


class Incoherences(ValueError):
    """Every contradiction found between parts that are each well formed."""

    def __init__(self, erreurs: Iterable[Erreur]) -> None:
        self.erreurs = tuple(erreurs)
        super().__init__("; ".join(map(str, self.erreurs)))


class FichierRefuse(Exception):
    """A file refused whole; nothing was written."""

    def __init__(self, erreurs: Iterable[Erreur]) -> None:
        self.erreurs = tuple(erreurs)
        super().__init__("; ".join(map(str, self.erreurs)))
