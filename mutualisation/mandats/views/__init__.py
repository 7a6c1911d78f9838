"""Screens of mandates."""
