"""Documents made in the background: the row is the outbox (règles P5, V5)."""
