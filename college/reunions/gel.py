"""What the database refuses of a meeting, whoever asks: the bodies of its triggers (règle C2)."""

from __future__ import annotations

_GARDE = """
  IF EXISTS (SELECT 1 FROM college_reunion WHERE id = {reunion} AND etat IN ({etats})) THEN
    RAISE EXCEPTION 'pgtrigger: reunion figee, % ne change plus', TG_TABLE_NAME;
  END IF;
"""
_DU_POINT = "(SELECT reunion_id FROM college_pointreunion WHERE id = {ligne}.point_id)"


def _ligne(etats: tuple[str, ...], reunion: str) -> str:
    """A row of a meeting, before and after: it neither leaves a frozen meeting nor enters one."""
    en_sql = ", ".join(f"'{etat}'" for etat in etats)
    avant, apres = (_GARDE.format(reunion=reunion.format(ligne=ligne), etats=en_sql) for ligne in ("OLD", "NEW"))
    return f"""
IF TG_OP <> 'INSERT' THEN{avant}END IF;
IF TG_OP = 'DELETE' THEN
  RETURN OLD;
END IF;
{apres}
RETURN NEW;
"""


# Approved minutes never change; nor does what a meeting called off was about.
LIGNE = _ligne(("approuvee", "annulee"), "{ligne}.reunion_id")
LIGNE_DU_POINT = _ligne(("approuvee", "annulee"), _DU_POINT)
# An opinion is joined to a text as soon as the meeting is over: it does not wait for the minutes.
AVIS = _ligne(("projet", "approuvee", "annulee"), "{ligne}.reunion_id")

# How a point ended is settled when the meeting closes; its text is still written in the minutes.
ISSUE = """
IF EXISTS (SELECT 1 FROM college_reunion WHERE id = NEW.reunion_id AND etat = 'projet') THEN
  RAISE EXCEPTION 'pgtrigger: reunion close, issue du point figee';
END IF;
RETURN NEW;
"""

# Once the text is submitted, the reason given with it is what the committee reads.
ECART = """
IF NOT EXISTS (
  SELECT 1 FROM ctri_dossier
  WHERE id = NEW.dossier_id AND etat = 'brouillon' AND version + 1 = NEW.pour_version
) THEN
  RAISE EXCEPTION 'pgtrigger: texte soumis, son ecart ne change plus';
END IF;
RETURN NEW;
"""
