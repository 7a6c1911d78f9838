"""Screens « Équipes et territoires » of a region."""
