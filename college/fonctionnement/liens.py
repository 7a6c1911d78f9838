"""The way to the figures from the committee's page, for those who read them (règle C6)."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from college.fonctionnement.policies import lit
from ctri.comite import registre
from mutualisation.mandats.acteur import Acteur
from mutualisation.territoire.models import Region


def liens(acteur: Acteur, region: Region) -> Iterator[tuple[str, str]]:
    """One link, or none."""
    if lit(acteur, region):
        yield reverse("fonctionnement", args=[region.pk]), f"Fonctionnement {region.vocabulaire.college.court.du}"


def inscrire() -> None:
    """Called when the application starts."""
    registre.inscrire(liens)
