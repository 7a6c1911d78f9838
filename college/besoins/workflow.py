"""Which state of a training need follows which: the one table (règle C5). The database trigger comes from it."""

from __future__ import annotations

from dataclasses import dataclass

from college.besoins.etats import EtatBesoin
from mutualisation.declencheurs import garde_des_etats


@dataclass(frozen=True)
class Transition:
    """One allowed step, taken by the presidency of the college. `bouton` and `effet` are read before it."""

    de: EtatBesoin
    acte: str
    vers: EtatBesoin
    bouton: str
    effet: str
    motif: bool = False


_REEXAMEN = "Le besoin redevient à examiner ; la décision précédente reste dans l’historique."
TRANSITIONS: tuple[Transition, ...] = (
    Transition(EtatBesoin.EXPRIME, "retenir", EtatBesoin.RETENU, "Retenir", "Le besoin ira au plan de formation."),
    Transition(
        EtatBesoin.EXPRIME,
        "ecarter",
        EtatBesoin.ECARTE,
        "Écarter",
        "Le besoin n’ira pas au plan de formation ; qui l’a exprimé lit le motif.",
        motif=True,
    ),
    Transition(EtatBesoin.RETENU, "reexaminer", EtatBesoin.EXPRIME, "Réexaminer", _REEXAMEN, motif=True),
    Transition(EtatBesoin.ECARTE, "reexaminer", EtatBesoin.EXPRIME, "Réexaminer", _REEXAMEN, motif=True),
)

ACTES = tuple(dict.fromkeys(t.acte for t in TRANSITIONS))


def transition(de: str, acte: str) -> Transition | None:
    """The step that this act takes from this state, or None: silence means refused."""
    return next((t for t in TRANSITIONS if t.de == de and t.acte == acte), None)


def depuis(etat: str) -> tuple[Transition, ...]:
    """Every step that leaves this state."""
    return tuple(t for t in TRANSITIONS if t.de == etat)


def garde_sql() -> str:
    """The body of the trigger that says the table again in the database."""
    return garde_des_etats((str(t.de), str(t.vers)) for t in TRANSITIONS)
