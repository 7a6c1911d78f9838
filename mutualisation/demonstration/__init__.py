"""Invented data that look like the country: a function of a seed and of a reference day."""
