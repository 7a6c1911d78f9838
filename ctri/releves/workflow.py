"""Which state of the minutes follows which: the one table. The trigger and `docs/statuts.md` come from it."""

from __future__ import annotations

from dataclasses import dataclass

from ctri.releves.etats import EtatReleve
from mutualisation.mandats.droits import Droit


@dataclass(frozen=True)
class Passage:
    """One allowed step. `seul`: only for a committee of one head (True), only for several (False)."""

    de: EtatReleve
    acte: str
    vers: EtatReleve
    droit: str
    seul: bool


PASSAGES: tuple[Passage, ...] = (
    Passage(EtatReleve.PROJET, "adresser", EtatReleve.ADRESSE, Droit.TENIR_SEANCE, seul=False),
    Passage(EtatReleve.ADRESSE, "corriger", EtatReleve.PROJET, Droit.TENIR_SEANCE, seul=False),
    Passage(EtatReleve.ADRESSE, "approuver", EtatReleve.APPROUVE, Droit.TENIR_SEANCE, seul=False),
    # Nobody else to approve it: a dated act of the one head (règle V1).
    Passage(EtatReleve.PROJET, "approuver", EtatReleve.APPROUVE, Droit.PRESIDER_COMITE, seul=True),
)
ACTES = tuple(dict.fromkeys(p.acte for p in PASSAGES))


def passage(de: str, acte: str, *, seul: bool) -> Passage | None:
    """The step this act takes from this state, or None: silence means refused."""
    return next((p for p in PASSAGES if (p.de, p.acte, p.seul) == (de, acte, seul)), None)


def garde_sql() -> str:
    """The body of the trigger that says the table again in the database; approved minutes never change (règle V9)."""
    paires = sorted({(str(p.de), str(p.vers)) for p in PASSAGES})
    liste = ", ".join(f"('{de}', '{vers}')" for de, vers in paires)
    return f"""
IF OLD.etat = '{EtatReleve.APPROUVE}' THEN
  RAISE EXCEPTION 'pgtrigger: releve approuve, il ne change plus';
END IF;
IF NEW.etat <> OLD.etat AND (OLD.etat, NEW.etat) NOT IN ({liste}) THEN
  RAISE EXCEPTION 'pgtrigger: transition refusee de % a %', OLD.etat, NEW.etat;
END IF;
RETURN NEW;
"""


# A paragraph changes while the minutes are a draft, never after.
PARAGRAPHE = """
IF NOT EXISTS (SELECT 1 FROM ctri_releve WHERE id = NEW.releve_id AND etat = 'projet') THEN
  RAISE EXCEPTION 'pgtrigger: releve adresse ou approuve, son texte ne change plus';
END IF;
RETURN NEW;
"""
