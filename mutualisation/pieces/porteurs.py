"""What a document may hang on: each application registers its objects, and their right is the document's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur, Titre
    from mutualisation.territoire.models import Region


@dataclass(frozen=True)
class Porteur:
    """One kind of object. Every function is given its identifier; one that does not exist is seen by nobody.

    `designation` is how a sentence names it: “ce point”. `verifier_joindre(acteur, objet_id)` raises the reason why
    nothing may be joined, or withdrawn, any more. `verrouiller(objet_id)` takes the lock of the acts that freeze the
    object: nothing is joined to what is being closed. `adresse(objet_id)` is the page it is read on, to which one comes
    back; `fil(objet_id)` the trail that leads there, that page included; `intitule(objet_id)` what it is called.
    """

    code: str
    designation: str
    visible: Callable[[Acteur, int], bool]
    verifier_joindre: Callable[[Acteur, int], Titre]
    adresse: Callable[[int], str]
    region: Callable[[int], Region | None]
    verrouiller: Callable[[int], object]
    fil: Callable[[int], Sequence[tuple[str, str]]] | None = None
    intitule: Callable[[int], str] | None = None


_porteurs: dict[str, Porteur] = {}


def inscrire(porteur: Porteur) -> None:
    """Register a kind of object under its code."""
    _porteurs[porteur.code] = porteur


def porteur(code: str) -> Porteur:
    """The kind of object registered under that code; KeyError if no application registered it."""
    return _porteurs[code]


def codes() -> list[str]:
    """The codes registered."""
    return sorted(_porteurs)
