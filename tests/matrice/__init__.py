"""The access matrix: every named address x every person of the cast, and a visitor, x each state that matters.

To add an address, add a `Ligne` in `tests/matrice/lignes/<room>.py` (a list named `LIGNES`). It says who may; silence
means refused: a visitor is sent to the sign-in page (401 for a script), a member who may not gets 403, a stranger 404.
An address without a line makes the run fail.
"""
