"""Members by right follow belonging; others are associated (règle C1)."""
