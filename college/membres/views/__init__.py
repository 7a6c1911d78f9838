"""Screens of the college's composition and attendance."""
