"""Correcting a material error in a validated act, without touching it (règle V9)."""
