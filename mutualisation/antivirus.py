"""The one door every file sent by a person passes: an outside scanner says whether it may come in.

`ANTIVIRUS_COMMANDE` reads the file on its standard input and answers as clamdscan does: 0 clean, 1 infected, anything
else out of order. Out of order refuses: a file nobody looked at is not a clean file.
"""

from __future__ import annotations

import hashlib
import logging
import subprocess

from django.conf import settings

from mutualisation.refus import Refus

journal = logging.getLogger(__name__)

SAIN, INFECTE = 0, 1
# What is kept of a scanner's answer in the logs: the name of the virus, or why it is out of order.
DIT = 300


def examiner(octets: bytes) -> None:
    """Refuse an infected file, and one that could not be scanned; without command, nothing is scanned."""
    if not settings.ANTIVIRUS_COMMANDE:
        return
    try:
        reponse = subprocess.run(
            settings.ANTIVIRUS_COMMANDE,
            input=octets,
            capture_output=True,
            timeout=settings.ANTIVIRUS_DELAI,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as panne:
        journal.error("antivirus out of order", extra={"panne": repr(panne)[:DIT]})
        raise Refus(_en_panne()) from panne
    dit = (reponse.stdout + reponse.stderr).decode(errors="replace").strip()[:DIT]
    if reponse.returncode == INFECTE:
        journal.warning("infected file refused", extra={"empreinte": hashlib.sha256(octets).hexdigest(), "dit": dit})
        raise Refus("Ce fichier contient un programme malveillant : il est refusé. Prévenez l’équipe informatique.")
    if reponse.returncode != SAIN:
        journal.error("antivirus out of order", extra={"code": reponse.returncode, "dit": dit})
        raise Refus(_en_panne())


def _en_panne() -> str:
    return (
        "L’antivirus n’a pas pu examiner ce fichier, qui n’est donc pas accepté. "
        f"Réessayez dans quelques minutes ; si cela dure, écrivez à {settings.CONTACT_APPUI}."
    )
