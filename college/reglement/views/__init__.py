"""Screens of the college's rules."""
