"""How well the college works: figures computed, commented, never a conclusion (règle C6)."""
