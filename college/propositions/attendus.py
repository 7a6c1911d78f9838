"""What is due in a year as the college reads it: text by text where it writes them, counted elsewhere. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from ctri.echeancier.attendus import Attendu


def regroupes(dus: Iterable[Attendu], *, redigeables: Collection[str]) -> list[Attendu]:
    """One line per text for what the software writes (`redigeables`, codes); one line and a number for the rest."""
    lignes: dict[tuple[str, str], Attendu] = {}
    for a in dus:
        ecrit = a.livrable.code in redigeables
        cle = (a.livrable.code, a.pole if ecrit else "")
        deja = lignes.get(cle)
        seul = a if ecrit else replace(a, pole="", service=None)
        lignes[cle] = replace(deja, nombre=deja.nombre + 1) if deja else seul
    return list(lignes.values())
