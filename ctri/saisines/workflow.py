"""Which state follows which: the one table (règle C4). The database trigger and `docs/statuts.md` come from it."""

from __future__ import annotations

from dataclasses import dataclass

from ctri.saisines.etats import Cote, Etat, Pouvoir


@dataclass(frozen=True)
class Transition:
    """One allowed step, and whose it is."""

    de: Etat
    acte: str
    vers: Etat
    cote: Cote
    pouvoir: Pouvoir
    motif: bool = False


TRANSITIONS: tuple[Transition, ...] = (
    Transition(Etat.BROUILLON, "adresser", Etat.ADRESSEE, Cote.DEMANDEUR, Pouvoir.MENER),
    Transition(Etat.ADRESSEE, "presenter", Etat.EN_PROJET, Cote.REPONDANT, Pouvoir.REDIGER),
    Transition(Etat.EN_PROJET, "approuver", Etat.APPROUVEE, Cote.REPONDANT, Pouvoir.MENER),
    Transition(Etat.EN_PROJET, "reprendre", Etat.ADRESSEE, Cote.REPONDANT, Pouvoir.REDIGER, motif=True),
    Transition(Etat.APPROUVEE, "reprendre", Etat.ADRESSEE, Cote.REPONDANT, Pouvoir.MENER, motif=True),
    Transition(Etat.APPROUVEE, "rendre", Etat.RENDUE, Cote.REPONDANT, Pouvoir.MENER),
    Transition(Etat.ADRESSEE, "retirer", Etat.RETIREE, Cote.DEMANDEUR, Pouvoir.MENER, motif=True),
    Transition(Etat.EN_PROJET, "retirer", Etat.RETIREE, Cote.DEMANDEUR, Pouvoir.MENER, motif=True),
    Transition(Etat.APPROUVEE, "retirer", Etat.RETIREE, Cote.DEMANDEUR, Pouvoir.MENER, motif=True),
)

COTE_DE_L_ACTE = {t.acte: t.cote for t in TRANSITIONS}
ACTES = tuple(COTE_DE_L_ACTE)


def transition(de: str, acte: str) -> Transition | None:
    """The step that this act takes from this state, or None: silence means refused."""
    return next((t for t in TRANSITIONS if t.de == de and t.acte == acte), None)


def garde_sql() -> str:
    """The body of the trigger that says the table again in the database."""
    paires = sorted({(str(t.de), str(t.vers)) for t in TRANSITIONS})
    liste = ", ".join(f"('{de}', '{vers}')" for de, vers in paires)
    return f"""
IF NEW.etat <> OLD.etat AND (OLD.etat, NEW.etat) NOT IN ({liste}) THEN
  RAISE EXCEPTION 'pgtrigger: transition refusee de % a %', OLD.etat, NEW.etat;
END IF;
RETURN NEW;
"""
