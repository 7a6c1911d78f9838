"""Wait for a condition, never for a duration: the one place of the tests that knows a clock."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

PAS = 0.05
T = TypeVar("T")


def attendre(condition: Callable[[], T], *, delai: float = 30, quoi: str = "la condition attendue") -> T:
    """Return the first true value of `condition`, or fail once `delai` seconds have passed."""
    fin = time.monotonic() + delai
    while not (valeur := condition()):
        if time.monotonic() > fin:
            raise AssertionError(f"Toujours rien après {delai} s : {quoi}.")
        threading.Event().wait(PAS)
    return valeur
