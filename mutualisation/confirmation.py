"""Asking before an act, on a page of its own: what it does, its button, the way back."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def demander_confirmation(
    request: HttpRequest, *, titre: str, effet: str, bouton: str, retour: str, fil: Sequence[tuple[str, str]]
) -> HttpResponse:
    """The page posts to its own address; nothing is done before. `retour`: where to go without doing it."""
    contexte = {"titre": titre, "effet": effet, "url": request.path, "bouton": bouton, "annuler": retour, "fil": fil}
    return render(request, "cadre/confirmer.html", contexte)
