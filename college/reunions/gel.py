"""What the database refuses of a held meeting, whoever asks: the bodies of its triggers (règle C2)."""

_TENUE = """
  IF EXISTS (SELECT 1 FROM college_reunion WHERE id = {ligne}.reunion_id AND etat = 'tenue') THEN
    RAISE EXCEPTION 'pgtrigger: reunion tenue, % ne change plus', TG_TABLE_NAME;
  END IF;
"""

# A row of a meeting, before and after: it neither leaves a held meeting nor enters one.
LIGNE = f"""
IF TG_OP <> 'INSERT' THEN{_TENUE.format(ligne="OLD")}END IF;
IF TG_OP = 'DELETE' THEN
  RETURN OLD;
END IF;
{_TENUE.format(ligne="NEW")}
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
