"""A note of the watch as the place where a training need was raised (règle C5)."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse

from college.besoins.origines import Origine, Source
from college.besoins.origines import inscrire as inscrire_origine
from college.veille.models import NoteVeille
from mutualisation.mandats.acteur import Acteur

NOTE = "note_veille"


def _decrire(acteur: Acteur, identifiants: Collection[int]) -> dict[int, Source]:
    """Those this person may read, in one query."""
    notes = NoteVeille.objects.visibles_par(acteur).filter(pk__in=identifiants).order_by("pk")
    return {n.pk: Source(n.titre, reverse("note_veille", args=[n.pk]), n.fonction) for n in notes}


def inscrire() -> None:
    """Called when the application starts."""
    inscrire_origine(Origine(NOTE, "Note de veille", _decrire))
