"""Minutes of a session, what is left for the next, the decision of one head."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from ctri.releves import actions
from ctri.releves.models import Paragraphe
from mutualisation.mandats.acteur import acteur_de
from tests.axe.modele import CasAxe
from tests.ctri import moments_releves as moments
from tests.distribution import Monde


def _de(nom: str, moment: Callable[[Monde], Any]) -> Callable[[Monde], str]:
    return lambda monde: reverse(nom, args=[moment(monde).pk])


def _a_deux(page: Any) -> None:
    """Somebody else writes while the page is open."""
    from playwright.sync_api import expect

    page.get_by_label("Texte").fill("Ce que j’ai écrit.")
    page.locator("input[name=edition]").evaluate("champ => { champ.value = '1' }")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Ce texte a changé pendant que vous écriviez")).to_be_visible()


def _deja_ecrit(monde: Monde) -> str:
    paragraphe: Paragraphe = moments.paragraphe(monde)
    actions.rediger(paragraphe=paragraphe, texte="Son texte.", edition=1, par=acteur_de(monde.chef_siege_a))
    return reverse("releve_paragraphe", args=[paragraphe.pk])


def _reste_a_reprendre(monde: Monde) -> str:
    arguments = moments.a_reprendre(monde)
    return reverse("seance", args=[arguments["pk"]])


CAS = [
    CasAxe("ctri/releves/lire.html", "secretaire_a", _de("releve", moments.projet), "en projet"),
    CasAxe("ctri/releves/lire.html", "chef_local_a", _de("releve", moments.approuve), "approuvé"),
    CasAxe("ctri/releves/rediger.html", "secretaire_a", _de("releve_paragraphe", moments.paragraphe)),
    CasAxe("ctri/releves/rediger.html", "secretaire_a", _deja_ecrit, "à deux", _a_deux, statut=409),
    CasAxe("ctri/seances/lire.html", "secretaire_a", _reste_a_reprendre, "points à reprendre"),
    CasAxe("ctri/seances/lire.html", "secretaire_a", _de("seance", moments.partie), "quorum perdu"),
    CasAxe("ctri/seances/decider.html", "chef_outremer", _de("point_decider", moments.a_decider_seul), "seul"),
]
