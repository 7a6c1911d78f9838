"""Which state follows which: the one table (règle V4). The database trigger and `docs/statuts.md` come from it."""

from __future__ import annotations

from dataclasses import dataclass

from ctri.dossiers.etats import Etat
from mutualisation.declencheurs import garde_des_etats
from mutualisation.mandats.droits import Droit


@dataclass(frozen=True)
class Transition:
    """One allowed step. `droit` empty: only the software takes it, as the effect of another act."""

    de: Etat
    acte: str
    vers: Etat
    droit: str
    motif: bool = False
    # None: any deliverable; True: only a report of which the committee takes note; False: any other (règle V4).
    bilan: bool | None = None


TRANSITIONS: tuple[Transition, ...] = (
    Transition(Etat.BROUILLON, "soumettre", Etat.SOUMISE, Droit.SOUMETTRE),
    Transition(Etat.SOUMISE, "inscrire", Etat.INSCRITE, Droit.TENIR_SEANCE),
    Transition(Etat.INSCRITE, "valider", Etat.VALIDEE, Droit.TENIR_SEANCE, bilan=False),
    Transition(Etat.INSCRITE, "valider_modifiee", Etat.VALIDEE_MODIFIEE, Droit.TENIR_SEANCE, motif=True, bilan=False),
    Transition(Etat.INSCRITE, "renvoyer", Etat.RENVOYEE, Droit.TENIR_SEANCE, motif=True, bilan=False),
    Transition(Etat.INSCRITE, "ajourner", Etat.AJOURNEE, Droit.TENIR_SEANCE, motif=True),
    Transition(Etat.INSCRITE, "refuser", Etat.REFUSEE, Droit.TENIR_SEANCE, motif=True, bilan=False),
    Transition(Etat.INSCRITE, "prendre_acte", Etat.PRISE_ACTE, Droit.TENIR_SEANCE, motif=True, bilan=True),
    Transition(Etat.RENVOYEE, "reprendre", Etat.BROUILLON, Droit.SOUMETTRE),
    Transition(Etat.AJOURNEE, "reprendre", Etat.BROUILLON, Droit.SOUMETTRE),
    Transition(Etat.VALIDEE, "remplacer", Etat.REMPLACEE, ""),
    Transition(Etat.VALIDEE_MODIFIEE, "remplacer", Etat.REMPLACEE, ""),
    Transition(Etat.VALIDEE, "retirer", Etat.RETIREE, Droit.TENIR_SEANCE, motif=True),
    Transition(Etat.VALIDEE_MODIFIEE, "retirer", Etat.RETIREE, Droit.TENIR_SEANCE, motif=True),
)

ACTES = tuple(dict.fromkeys(t.acte for t in TRANSITIONS))
ISSUE_DE_L_ACTE = {t.acte: t.vers for t in TRANSITIONS if t.de == Etat.INSCRITE}


def transition(de: str, acte: str, *, bilan: bool) -> Transition | None:
    """The step that this act takes from this state, or None: silence means refused."""
    return next(
        (t for t in TRANSITIONS if t.de == de and t.acte == acte and t.bilan in (None, bilan)),
        None,
    )


def garde_sql() -> str:
    """The body of the trigger that says the table again in the database."""
    return garde_des_etats((str(t.de), str(t.vers)) for t in TRANSITIONS)
