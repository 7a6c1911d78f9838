"""The college's own rules: what its règlement intérieur says, and which rules are in force on a day (règle V3)."""
