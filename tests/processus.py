"""Processes as the tests see them."""

import psutil


def vivant(pid: int) -> bool:
    """A zombie only waits for its parent to read its status: it runs no more."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
