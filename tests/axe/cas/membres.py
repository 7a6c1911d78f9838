"""Associated professionals and attendance, in each state that changes the layout."""

from __future__ import annotations

from typing import Any

from mutualisation.mandats.acteur import acteur_de
from tests.axe.cas.college import page
from tests.axe.modele import CasAxe
from tests.college import seances_du_college as college
from tests.distribution import Monde
from tests.matrice.lignes import membres


def _tenues(monde: Monde) -> dict[str, Any]:
    """Two meetings closed."""
    for _ in range(2):
        college.close(monde.auvergne, acteur_de(monde.mir_a))
    return membres.region(monde)


def _associes(monde: Monde) -> dict[str, Any]:
    """One past, one in force."""
    membres.passee(monde)
    return membres.region(monde) | {"region_pk": membres.associee(monde, debut=membres.aujourdhui()).region_id}


CAS = [
    CasAxe("college/membres/association.html", "mir_a", page("association", membres.en_cours), "en cours"),
    CasAxe("college/membres/association.html", "mir_a", page("association", membres.passee), "passée"),
    CasAxe("college/membres/assiduite.html", "mir_a", page("assiduite", _tenues), "présidence"),
    CasAxe("college/membres/assiduite.html", "medecin_a", page("assiduite", _tenues), "membre"),
    CasAxe("college/membres/assiduite.html", "chef_local_a2", page("assiduite", membres.region), "vide"),
    CasAxe("college/formulaire.html", "mir_a", page("associer", membres.region), "associer"),
    CasAxe("college/formulaire.html", "mir_a", page("association_terminer", membres.en_cours), "mettre fin"),
    CasAxe("college/reunions/college.html", "mir_a", page("college", _associes), "associés"),
]
