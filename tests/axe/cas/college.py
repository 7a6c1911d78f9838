"""The college's meetings and proposals, in each state that changes the layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from tests.axe.modele import CasAxe
from tests.distribution import Monde
from tests.matrice.lignes import propositions, reunions


def page(nom: str, construire: Callable[[Monde], dict[str, Any]], suite: str = "") -> Callable[[Monde], str]:
    return lambda monde: reverse(nom, kwargs=construire(monde)) + suite


PREVUE, TENUE = reunions._pk(reunions._prevue), reunions._pk(reunions._tenue)

CAS = [
    CasAxe("college/reunions/college.html", "mir_a", page("college", reunions._region)),
    CasAxe("college/reunions/prevoir.html", "mir_a", page("reunion_prevoir", reunions._region)),
    CasAxe("college/reunions/lire.html", "mir_a", page("reunion", PREVUE), "prévue"),
    CasAxe("college/reunions/lire.html", "medecin_a", page("reunion", TENUE), "tenue"),
    CasAxe("college/reunions/avis.html", "mir_a", page("reunion_avis", PREVUE)),
    CasAxe("college/reunions/ecart.html", "mir_a", page("avis_ecart", reunions._avis)),
    CasAxe("college/propositions/lire.html", "mir_a", page("propositions", propositions.cadree, "?annee=2027")),
    CasAxe(
        "college/propositions/commencer.html",
        "mir_a",
        page("proposition_commencer", propositions.cadree, "?livrable=plan_travail&annee=2027"),
    ),
]
