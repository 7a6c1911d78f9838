"""The append-only journal of acts (règle V7)."""
