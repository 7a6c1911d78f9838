"""Training needs, raised anywhere, from which the training plan is made (règle C5)."""
