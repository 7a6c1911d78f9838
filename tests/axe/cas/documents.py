"""The page of a document, in each of its states."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from tests.axe.modele import CasAxe
from tests.distribution import Monde
from tests.matrice.lignes.documents import ETATS


def _page(construire: Callable[[Monde], dict[str, int]]) -> Callable[[Monde], str]:
    return lambda monde: reverse("document", kwargs=construire(monde))


CAS = [CasAxe("documents/document.html", "mir_a", _page(construire), etat) for etat, construire in ETATS.items()]
