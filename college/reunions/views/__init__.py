"""Screens of the college's meetings, one module per moment: prepared, held, written; and what they ask of people."""
