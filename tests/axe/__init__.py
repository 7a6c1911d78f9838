"""Accessibility of every screen, by axe, on a computer and on a phone.

To add a screen, add a `CasAxe` in `tests/axe/cas/<room>.py` (a list named `CAS`): one per template and per state that
changes its layout, seen by whoever sees most of it. A page without a case makes the run fail.
"""
