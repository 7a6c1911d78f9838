"""What the database refuses of a closed session, whoever asks: the bodies of its triggers (règles V7, V9)."""

import pgtrigger

# How the row of each table reaches its session.
_PAR_SEANCE = "{ligne}.seance_id"
_PAR_POINT = "(SELECT seance_id FROM ctri_point WHERE id = {ligne}.point_id)"
_PAR_PRESENCE = "(SELECT seance_id FROM ctri_presence WHERE id = {ligne}.presence_id)"


_REFUSER = """
  IF EXISTS (SELECT 1 FROM ctri_seance WHERE id = {seance} AND etat = 'close') THEN
    RAISE EXCEPTION 'pgtrigger: seance close, % ne change plus', TG_TABLE_NAME;
  END IF;
"""


def _refuser(chemin: str, ligne: str) -> str:
    return _REFUSER.format(seance=chemin.format(ligne=ligne))


def _ligne(chemin: str) -> str:
    """A row of a session, before and after: it neither leaves a closed session nor enters one."""
    return f"""
IF TG_OP <> 'INSERT' THEN{_refuser(chemin, "OLD")}END IF;
IF TG_OP = 'DELETE' THEN
  RETURN OLD;
END IF;
{_refuser(chemin, "NEW")}
RETURN NEW;
"""


LIGNE_DE_SEANCE = _ligne(_PAR_SEANCE)
LIGNE_DE_POINT = _ligne(_PAR_POINT)
LIGNE_DE_PRESENCE = _ligne(_PAR_PRESENCE)


def fige(nom: str, corps: str) -> pgtrigger.Trigger:
    """Refuses any change of a row whose session is closed."""
    toute = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    return pgtrigger.Trigger(name=nom, when=pgtrigger.Before, operation=toute, func=corps)
