"""Sessions: agenda, presence, votes (règle V6)."""
