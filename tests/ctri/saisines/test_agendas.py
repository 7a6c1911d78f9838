"""The upper storey registers its own agendas: the page shows them as it shows the committee's (règle C4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from ctri.saisines import agendas
from ctri.saisines.agendas import Agenda, Inscription
from ctri.saisines.etats import Etat
from ctri.saisines.models import Saisine
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from tests.ctri.saisines.conftest import Page, texte
from tests.ctri.saisines.moments import jusqu_a

pytestmark = pytest.mark.django_db


def _places(acteur: Acteur, saisine: Saisine) -> Sequence[Agenda]:
    preside = acteur.peut(Droit.PRESIDER_COLLEGE, saisine.region)
    return [Agenda("Réunion du 3\xa0mars\xa02027", "/reunions/7/saisine/")] if preside else []


def _suivi(acteur: Acteur, saisine: Saisine) -> Sequence[Inscription]:
    return [
        Inscription("Réunion du 3\xa0février\xa02027, point 2", "/reunions/6/", "Traité", "Le texte est à compléter.")
    ]


def test_les_agendas_du_college_se_montrent_comme_ceux_du_comite(
    monde: Any, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agendas, "_fournisseurs", [*agendas._fournisseurs])
    monkeypatch.setattr(agendas, "_suivis", [*agendas._suivis])
    for _ in range(2):
        agendas.inscrire(_places, _suivi)
    saisine = jusqu_a(monde, Etat.ADRESSEE)
    reponse = page("mir_a", "saisine", saisine.pk)
    assert reponse.content.decode().count('action="/reunions/7/saisine/"') == 1
    lu = texte(reponse)
    assert "Inscrire : Réunion du 3 mars 2027" in lu
    assert "Réunion du 3 février 2027, point 2 : traité Le texte est à compléter." in lu
    assert "Inscrire : Réunion" not in texte(page("medecin_a", "saisine", saisine.pk))
