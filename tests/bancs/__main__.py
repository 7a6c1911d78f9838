"""Run the benches named (all by default) and write their sections in docs/mesures.md: python -m tests.bancs [NOM…]."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.bancs.page import assembler

PROJET = Path(__file__).resolve().parent.parent.parent
PAGE = PROJET / "docs" / "mesures.md"
# In the order of the page.
BANCS = ("pages", "requetes", "pdf", "pannes")


def mesurer(nom: str) -> str | None:
    """The section a bench prints; None when it failed, which it says on its error output."""
    print(f"── {nom}", file=sys.stderr, flush=True)
    commande = [sys.executable, "-m", "tests.bancs.banc", nom]
    # Each bench in a process of its own: what one leaves in memory does not slow the next.
    resultat = subprocess.run(commande, cwd=PROJET, stdout=subprocess.PIPE, text=True, check=False)
    return resultat.stdout if resultat.returncode == 0 else None


def main() -> int:
    lecteur = argparse.ArgumentParser(description=__doc__)
    lecteur.add_argument("noms", nargs="*", metavar="NOM", help=", ".join(BANCS))
    lecteur.add_argument("--page", type=Path, default=PAGE)
    choix = lecteur.parse_args()
    if inconnus := set(choix.noms) - set(BANCS):
        lecteur.error(f"{', '.join(sorted(inconnus))} : aucun banc de ce nom parmi {', '.join(BANCS)}.")
    os.environ.setdefault("MODE", "test")
    mesures = {nom: mesurer(nom) for nom in choix.noms or BANCS}
    reussies = {nom: section for nom, section in mesures.items() if section}
    ancienne = choix.page.read_text() if choix.page.exists() else ""
    choix.page.write_text(assembler(ancienne, reussies, BANCS))
    for nom in mesures.keys() - reussies.keys():
        print(f"Le banc « {nom} » a échoué : sa section n’a pas changé.", file=sys.stderr)
    return len(mesures) - len(reussies)


if __name__ == "__main__":
    sys.exit(main())
