"""A scheme without college knows none of this: no page, no link, no act (section 10)."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from ctri.saisines import actions
from ctri.saisines.etats import Sens
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from tests.ctri.saisines.conftest import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("qui", ["mcr", "secretaire_codir", "praticien"])
def test_rien_n_y_mene(monde: Any, page: Page, qui: str) -> None:
    liste = reverse("saisines", args=[monde.bretagne.pk])
    for nom, args in (("accueil", ()), ("comite", (monde.bretagne.pk,)), ("college", (monde.bretagne.pk,))):
        reponse = page(qui, nom, *args)
        assert liste not in reponse.content.decode(), nom
    assert page(qui, "saisines", monde.bretagne.pk).status_code == 404


@pytest.mark.parametrize("sens", Sens)
def test_aucune_question_n_y_est_posee(monde: Any, sens: Sens) -> None:
    with pytest.raises(Refus, match="ne connaît pas cette procédure"):
        actions.creer(
            region=monde.bretagne, sens=sens, objet="Objet", question="Question", echeance=None,
            par=acteur_de(monde.secretaire_codir),
        )  # fmt: skip


@pytest.mark.parametrize("nom", ["comite", "college"])
def test_ailleurs_un_lien_y_mene(monde: Any, page: Page, nom: str) -> None:
    assert reverse("saisines", args=[monde.auvergne.pk]) in page("mir_a", nom, monde.auvergne.pk).content.decode()
