"""Screens of the work plan."""
