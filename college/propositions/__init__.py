"""What the scheme expects of a region in a year, where each text stands, and how to start one (règle V3)."""
