"""How the college works: empty, full, being commented, commented twice at once."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from college.fonctionnement.actions import commenter
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import aujourdhui
from tests.axe.modele import CasAxe
from tests.ctri.saisines.moments import jusqu_a
from tests.distribution import Monde
from tests.matrice.lignes.fonctionnement import annee, commentee

LIRE, COMMENTER = "college/fonctionnement/lire.html", "college/fonctionnement/commenter.html"


def _page(monde: Monde) -> str:
    return reverse("fonctionnement", args=[monde.auvergne.pk])


def _formulaire(monde: Monde) -> str:
    return reverse("fonctionnement_commenter", kwargs=annee(monde))


def _pleine(monde: Monde) -> str:
    """Two versions of the comment, an opinion rendered."""
    commentee(monde)
    jusqu_a(monde, "rendue")
    commenter(
        region=monde.auvergne, annee=aujourdhui(monde.auvergne.fuseau).year, texte="Mieux.", revision=1,
        sans_patient=True, par=acteur_de(monde.mir_a),
    )  # fmt: skip
    return _page(monde)


def _commentee_ailleurs(monde: Monde) -> str:
    commentee(monde)
    return _formulaire(monde)


def _se_heurter(page: Any) -> None:
    page.evaluate("document.querySelector('input[name=revision]').value = '0'")
    page.get_by_label("Commentaire").fill("Un second texte")
    page.get_by_text("J’ai vérifié", exact=False).click()
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_text("a été modifié entre-temps").wait_for()


CAS = [
    CasAxe(LIRE, "mir_a", _page, "vide"),
    CasAxe(LIRE, "mir_a", _pleine, "pleine"),
    CasAxe(LIRE, "chef_siege_a", _pleine, "siège"),
    CasAxe(COMMENTER, "mir_a", _formulaire),
    CasAxe(COMMENTER, "mir_a", _commentee_ailleurs, "conflit", _se_heurter, statut=409),
]
