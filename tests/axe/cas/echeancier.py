"""The clock: a region with something late, one with something decided, regions side by side."""

from __future__ import annotations

from django.urls import reverse

from tests.axe.modele import CasAxe
from tests.ctri import moments
from tests.distribution import Monde


def _vide(monde: Monde) -> str:
    return f"{reverse('echeancier', args=[monde.auvergne.pk])}?annee=2007"


def _decide(monde: Monde) -> str:
    return f"{reverse('echeancier', args=[moments.valide(monde).region_id])}?annee=2027"


def _poles(monde: Monde) -> str:
    return reverse("echeancier", args=[monde.bretagne.pk])


CAS = [
    CasAxe("ctri/echeancier/lire.html", "mir_a", _vide, "en retard"),
    CasAxe("ctri/echeancier/lire.html", "chef_siege_a", _decide, "décidé"),
    CasAxe("ctri/echeancier/lire.html", "responsable_pole", _poles, "pôles et services"),
    CasAxe("ctri/echeancier/comparer.html", "national", lambda monde: reverse("echeanciers") + "?annee=2027"),
    CasAxe(
        "ctri/echeancier/comparer.html", "national",
        lambda monde: reverse("echeanciers") + "?annee=2027&situation=complet", "vide",
    ),
]  # fmt: skip
