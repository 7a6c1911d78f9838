"""The watch and the training needs, in each state that changes the layout."""

from __future__ import annotations

from typing import Any

from tests.axe.cas.college import page
from tests.axe.modele import CasAxe
from tests.distribution import Monde
from tests.matrice.lignes import veille


def _peuplee(monde: Monde) -> dict[str, Any]:
    """A note of each kind, and enough of them for a second page."""
    for rang in range(20):
        veille.publiee(monde, titre=f"Note {rang}")
    veille.partagee(monde)
    veille.brouillon(monde)
    return veille.region(monde)


def _demandes(monde: Monde) -> dict[str, Any]:
    veille.personnel(monde)
    veille.retenu(monde)
    veille.ecarte(monde)
    return veille.region(monde)


BROUILLON, PUBLIEE = veille.pk(veille.brouillon), veille.pk(veille.publiee)
EXPRIME, RETENU = veille.pk(veille.exprime), veille.pk(veille.retenu)

CAS = [
    CasAxe("college/veille/notes.html", "medecin_a", page("veille", veille.region), "vide"),
    CasAxe("college/veille/notes.html", "medecin_a", page("veille", _peuplee), "remplie"),
    CasAxe("college/veille/notes.html", "medecin_a", page("veille", _peuplee, "?q=masques"), "recherche"),
    CasAxe("college/veille/notes.html", "medecin_a", page("veille", veille.region, "?q=rien"), "sans réponse"),
    CasAxe("college/veille/lire.html", "medecin_a", page("note_veille", BROUILLON), "brouillon"),
    CasAxe("college/veille/lire.html", "mir_a", page("note_veille", PUBLIEE), "publiée"),
    CasAxe("college/veille/lire.html", "mir_a", page("note_veille", veille.pk(veille.retiree)), "retirée"),
    CasAxe("college/veille/ecrire.html", "medecin_a", page("note_rediger", veille.region), "rédiger"),
    CasAxe("college/veille/ecrire.html", "medecin_a", page("note_publier", BROUILLON), "publier"),
    CasAxe("college/veille/ecrire.html", "mir_a", page("note_corriger", PUBLIEE), "corriger"),
    CasAxe("college/besoins/besoins.html", "medecin_a", page("besoins", veille.region), "vide"),
    CasAxe("college/besoins/besoins.html", "mir_a", page("besoins", _demandes), "remplie"),
    CasAxe("college/besoins/lire.html", "mir_a", page("besoin", EXPRIME), "exprimé"),
    CasAxe("college/besoins/lire.html", "medecin_a", page("besoin", RETENU), "retenu"),
    CasAxe("college/besoins/ecrire.html", "medecin_a", page("besoin_exprimer", veille.region)),
    CasAxe("college/besoins/decider.html", "mir_a", page("besoin_decider", veille.acte(veille.exprime, "ecarter"))),
]
