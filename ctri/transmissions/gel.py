"""What the database refuses of a transmission, whoever asks: the body of its trigger (règle C3)."""

MEME_SOURCE = """
IF NOT EXISTS (
  SELECT 1 FROM ctri_transmission
  WHERE id = NEW.remplace_id AND region_id = NEW.region_id AND genre = NEW.genre AND source_id = NEW.source_id
) THEN
  RAISE EXCEPTION 'pgtrigger: une transmission ne remplace que celle du meme objet';
END IF;
RETURN NEW;
"""
