"""The yearly work plan: actions, days, capacity (règles P1, P2)."""
