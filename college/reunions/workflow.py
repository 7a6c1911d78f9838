"""Which state of a meeting follows which: the one table (règle C2). The trigger and `docs/statuts.md` come from it."""

from __future__ import annotations

from dataclasses import dataclass

from college.reunions.etats import EtatReunion
from mutualisation.mandats.droits import Droit


@dataclass(frozen=True)
class Transition:
    """One allowed step, and the right it takes. `droit` empty: only as the effect of another act."""

    de: EtatReunion
    acte: str
    vers: EtatReunion
    droit: str = Droit.PRESIDER_COLLEGE
    motif: bool = False


TRANSITIONS: tuple[Transition, ...] = (
    Transition(EtatReunion.PREPARATION, "convoquer", EtatReunion.CONVOQUEE),
    Transition(EtatReunion.PREPARATION, "annuler", EtatReunion.ANNULEE, motif=True),
    # Another day undoes the convocation: who is expected, and for how long they are told, change.
    Transition(EtatReunion.CONVOQUEE, "reporter", EtatReunion.PREPARATION),
    Transition(EtatReunion.CONVOQUEE, "annuler", EtatReunion.ANNULEE, motif=True),
    Transition(EtatReunion.CONVOQUEE, "ouvrir", EtatReunion.EN_SEANCE),
    Transition(EtatReunion.EN_SEANCE, "clore", EtatReunion.PROJET),
    # The next meeting approves the minutes of this one.
    Transition(EtatReunion.PROJET, "approuver", EtatReunion.APPROUVEE, droit=""),
)

ACTES = tuple(dict.fromkeys(t.acte for t in TRANSITIONS))


def transition(de: str, acte: str) -> Transition | None:
    """The step that this act takes from this state, or None: silence means refused."""
    return next((t for t in TRANSITIONS if t.de == de and t.acte == acte), None)
