"""Meetings of the college, in the form the opinion of règle C7 needs."""
