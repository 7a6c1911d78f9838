"""Screens of a question."""
