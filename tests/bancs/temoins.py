"""The plain page: the frame of the site, and a table of the rows that the real page shows, as plain text.

No rule, no query beyond those of the frame. `TEMOINS` names a folder of rows, one file by page.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

Lignes = list[list[str]]


@require_safe
def page(request: HttpRequest, nom: str) -> HttpResponse:
    return render(request, "temoin.html", {"titre": nom, "lignes": lignes(nom)})


@cache
def lignes(nom: str) -> Lignes:
    """Read once by process."""
    lues: Lignes = json.loads((Path(os.environ["TEMOINS"]) / f"{nom}.json").read_text())
    return lues
