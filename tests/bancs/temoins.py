"""The plain page: the frame, the person signed in, and a table of the rows that the real page shows.

No rule, no registry, no query beyond the session and the account. `TEMOINS` names a folder of rows, one file by page.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

Lignes = list[list[str]]


@require_safe
def page(request: HttpRequest, nom: str) -> HttpResponse:
    return render(request, "temoin.html", {"titre": nom, "lignes": lignes(nom)}, using="temoin")


@cache
def lignes(nom: str) -> Lignes:
    """Read once by process."""
    lues: Lignes = json.loads((Path(os.environ["TEMOINS"]) / f"{nom}.json").read_text())
    return lues


def cadre_nu(request: HttpRequest) -> dict[str, Any]:
    """What `mutualisation.contexte.cadre` gives the frame, with a menu and a hat that nobody has to work out."""
    return {
        "marque_etat": False,
        "bandeau_demo": False,
        "v": None,
        "acteur": SimpleNamespace(utilisateur=request.user),
        "region_courante": None,
        "navigation": [{"libelle": f"Entrée {rang}", "url": "/", "active": rang == 1} for rang in range(1, 6)],
        "chapeau": "Témoin",
        "sous_titre": "Témoin",
    }
