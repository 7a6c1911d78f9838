"""Framing: objectives and priorities of a year (règle V2)."""
