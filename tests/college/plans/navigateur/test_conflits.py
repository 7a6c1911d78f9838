"""Two people at the same plan: nothing is overwritten, nothing has to be reloaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from college.plans.actions import modifier_champ
from college.plans.models import Action
from mutualisation.mandats.acteur import acteur_de
from tests.college.plans.navigateur.conftest import Ouvrir
from tests.college.plans.navigateur.grille import Grille

pytestmark = pytest.mark.navigateur
Devancer = Callable[[Grille, str], None]


@pytest.fixture
def devancer(monde: Any, action: Action) -> Devancer:
    """Someone else writes the cell first."""
    par = acteur_de(monde.medecin_a2)

    def _devancer(grille: Grille, valeur: str) -> None:
        grille.en_base(lambda: modifier_champ(action=action, champ="resultat", valeur=valeur, revision=0, par=par))

    return _devancer


@pytest.fixture
def en_conflit(ouvrir: Ouvrir, veille: Any, action: Action, devancer: Devancer) -> Grille:
    """My value typed over theirs: both are shown."""
    veille.tolerer("409")
    grille = ouvrir()
    devancer(grille, "La sienne")
    grille.cellule(action, "resultat").click()
    grille.ecrire("La mienne")
    les_deux(grille)
    return grille


def les_deux(grille: Grille) -> None:
    expect(grille.conflit).to_contain_text("La mienne", use_inner_text=True)
    expect(grille.conflit).to_contain_text("La sienne", use_inner_text=True)


@pytest.mark.parametrize(("garder", "attendu"), [("La vôtre", "La mienne"), ("Étienne Malbourg", "La sienne")])
def test_le_second_voit_les_deux_valeurs_et_choisit(
    en_conflit: Grille, action: Action, garder: str, attendu: str
) -> None:
    assert en_conflit.valeur(action, "resultat") == "La sienne"
    en_conflit.conflit.get_by_text(garder).click()
    en_conflit.conflit.get_by_role("button", name="Garder ce choix").click()
    expect(en_conflit.conflit).to_have_count(0)
    expect(en_conflit.cellule(action, "resultat")).to_have_text(attendu)
    assert en_conflit.valeur(action, "resultat") == attendu


def test_un_conflit_non_tranche_attend_la_prochaine_visite(en_conflit: Grille, action: Action) -> None:
    en_conflit.page.reload()
    les_deux(en_conflit.pret())
    assert en_conflit.valeur(action, "resultat") == "La sienne"


def test_les_saisies_des_autres_arrivent_d_elles_memes(ouvrir: Ouvrir, action: Action, devancer: Devancer) -> None:
    grille = ouvrir()
    devancer(grille, "Arrivé seul")
    # Coming back to the tab asks at once, instead of at the next beat.
    grille.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(grille.cellule(action, "resultat")).to_have_text("Arrivé seul")
    expect(grille.page.locator("#plan-voisins")).to_contain_text("Étienne Malbourg a modifié l’action 1.1")
