"""Where a question can be put, and where it stands: each body says its own agendas (règle C4).

The committee registers its sessions, the college, which lives above, its meetings. Nothing here imports them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ctri.saisines.models import Saisine
from mutualisation.mandats.acteur import Acteur


@dataclass(frozen=True)
class Agenda:
    """A place to put the question: a label (“CTRI du 5 février 2027”), and the address to post to."""

    libelle: str
    url: str


@dataclass(frozen=True)
class Inscription:
    """An agenda it stands on: where to read it, and what was recorded once dealt with."""

    libelle: str
    url: str
    issue: str = ""
    releve: str = ""


Fournisseur = Callable[[Acteur, Saisine], Sequence[Agenda]]
Suivi = Callable[[Acteur, Saisine], Sequence[Inscription]]

_fournisseurs: list[Fournisseur] = []
_suivis: list[Suivi] = []


def inscrire(fournisseur: Fournisseur, suivi: Suivi) -> None:
    """Register a body's agendas: those this person may put the question on, and those they may see it on."""
    if fournisseur not in _fournisseurs:
        _fournisseurs.append(fournisseur)
        _suivis.append(suivi)


def places(acteur: Acteur, saisine: Saisine) -> list[Agenda]:
    """Everywhere this person may put it."""
    return [agenda for fournisseur in _fournisseurs for agenda in fournisseur(acteur, saisine)]


def inscriptions(acteur: Acteur, saisine: Saisine) -> list[Inscription]:
    """Everywhere it stands, as far as this person may see."""
    return [inscription for suivi in _suivis for inscription in suivi(acteur, saisine)]
