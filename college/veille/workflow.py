"""Which state of a note follows which: the one table (règle C5). The database trigger comes from it."""

from __future__ import annotations

from dataclasses import dataclass

from college.veille.etats import EtatNote
from mutualisation.declencheurs import garde_des_etats


@dataclass(frozen=True)
class Transition:
    """One allowed step."""

    de: EtatNote
    acte: str
    vers: EtatNote
    motif: bool = False


TRANSITIONS: tuple[Transition, ...] = (
    Transition(EtatNote.BROUILLON, "publier", EtatNote.PUBLIEE),
    Transition(EtatNote.PUBLIEE, "retirer", EtatNote.RETIREE, motif=True),
)


def transition(de: str, acte: str) -> Transition | None:
    """The step that this act takes from this state, or None: silence means refused."""
    return next((t for t in TRANSITIONS if t.de == de and t.acte == acte), None)


def garde_sql() -> str:
    """The body of the trigger that says the table again in the database."""
    return garde_des_etats((str(t.de), str(t.vers)) for t in TRANSITIONS)
