"""What the database refuses of a question once it has left, and of its answer: the body of its trigger."""

from ctri.saisines.etats import Etat

_QUESTION = ("region_id", "sens", "annee", "numero", "objet", "question")
_ENVOI = ("adressee_le", "adressee_par_id", "adressee_qualite")


def _ligne(valeur: str, champs: tuple[str, ...]) -> str:
    return f"ROW({', '.join(f'{valeur}.{champ}' for champ in champs)})"


# The deadline may still move, by an act with its reason. The answer is written while the question waits; presented,
# approved or sent, it is what was read.
FIGE = f"""
IF OLD.etat <> '{Etat.BROUILLON}'
    AND {_ligne("NEW", _QUESTION + _ENVOI)} IS DISTINCT FROM {_ligne("OLD", _QUESTION + _ENVOI)} THEN
  RAISE EXCEPTION 'pgtrigger: question adressee, elle ne change plus';
END IF;
IF OLD.etat <> '{Etat.ADRESSEE}' AND NEW.reponse <> OLD.reponse THEN
  RAISE EXCEPTION 'pgtrigger: reponse hors redaction, elle ne change plus';
END IF;
RETURN NEW;
"""
