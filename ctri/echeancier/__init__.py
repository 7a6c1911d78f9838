"""The completeness clock: every text the scheme asks of a region, by when, and where it stands (règle V3)."""
