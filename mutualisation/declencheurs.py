"""Bodies of database triggers that say a table of the code again."""

from __future__ import annotations

from collections.abc import Iterable


def garde_des_etats(passages: Iterable[tuple[str, str]]) -> str:
    """Refuse any change of the column `etat` that is not one of these pairs (from, to)."""
    liste = ", ".join(f"('{de}', '{vers}')" for de, vers in sorted(set(passages)))
    return f"""
IF NEW.etat <> OLD.etat AND (OLD.etat, NEW.etat) NOT IN ({liste}) THEN
  RAISE EXCEPTION 'pgtrigger: transition refusee de % a %', OLD.etat, NEW.etat;
END IF;
RETURN NEW;
"""
