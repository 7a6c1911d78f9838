"""Professional watch of the college: notes shared, searched, and sent in a weekly letter (règle C5)."""
