"""The machine of a measure, in one line and without its name; the day of the measure."""

from __future__ import annotations

import platform
import re
from importlib.metadata import version
from pathlib import Path

import psutil

from mutualisation.temps import aujourdhui
from mutualisation.typographie import compte, date_longue, nombre

GIGA = 2**30


def signature(*paquets: str) -> str:
    """When and on what: under each section, for sections are not all measured on the same day."""
    logiciels = [f"Python {platform.python_version()}", *(f"{paquet} {version(paquet)}" for paquet in paquets)]
    return f"_Mesuré le {date_longue(aujourdhui())} : {materiel()}, {', '.join([systeme(), *logiciels])}._"


def materiel() -> str:
    memoire = nombre(psutil.virtual_memory().total / GIGA)
    return f"{compte(psutil.cpu_count() or 1, 'cœur')} ({processeur()}), {memoire}\u00a0Go de mémoire"


def processeur() -> str:
    lu = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return " ".join(lu[1].split()) if lu else platform.machine()


def systeme() -> str:
    return platform.freedesktop_os_release()["PRETTY_NAME"]


def memoire_maximale() -> int:
    """Peak memory of this process, in bytes; `ru_maxrss` would count the process that started it."""
    lu = re.search(r"^VmHWM:\s*(\d+) kB$", Path("/proc/self/status").read_text(), re.MULTILINE)
    if lu is None:
        raise RuntimeError("VmHWM is missing from /proc/self/status")
    return int(lu[1]) * 1024
