"""Kept figures are never those of another plan than the one in the database, whatever changed, by whatever door."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from college.accueil.situation import situation_de
from college.plans import sceaux
from college.plans.actions.syntheses import tenir_a_jour
from college.plans.models import Jours, SyntheseGardee
from college.plans.synthese import Synthese, synthetiser
from college.plans.syntheses import synthese_du_brouillon
from ctri.dossiers.models import Version
from mutualisation.effectifs.models import Rattachement
from mutualisation.mandats.acteur import acteur_de
from tests.college.changements import CHANGEMENTS
from tests.college.parcours import Parcours
from tests.fabriques.contenu import plan as contenu_fige

pytestmark = pytest.mark.django_db


def lues(parcours: Parcours) -> dict[int, Synthese]:
    """As the home page reads them, with a fresh actor and region."""
    region = type(parcours.d.region).objects.get(pk=parcours.d.region.pk)
    return situation_de(acteur_de(parcours.d.proposant), region).syntheses


@pytest.mark.parametrize("changement", CHANGEMENTS)
def test_apres_tout_changement_la_page_dit_ce_que_dit_la_base(auvergne: Parcours, changement: str) -> None:
    plan = auvergne.rempli(actions=2)
    tenir_a_jour()
    avant = SyntheseGardee.objects.get()
    CHANGEMENTS[changement](auvergne, plan)
    lue = lues(auvergne)
    assert lue == {plan.dossier_id: synthese_du_brouillon(plan.dossier_id)}
    # The change is worth the test only if it shows.
    assert lue[plan.dossier_id] != Synthese.depuis(avant.contenu)
    assert tenir_a_jour() == 1
    assert lues(auvergne) == lue


# Read with the rest of the content, and shown nowhere by the home page nor the editor: sessions to come, posts to keep.
SANS_EFFET = {"ctri_seance", "mutualisation_effectifsocle"}


def test_le_sceau_couvre_toutes_les_tables_lues(auvergne: Parcours) -> None:
    plan = auvergne.rempli()
    with CaptureQueriesContext(connection) as capture:
        synthese_du_brouillon(plan.dossier_id)
    lues = {table for q in capture for table in re.findall(r'(?:FROM|JOIN) "(\w+)"', q["sql"])}
    scellees = set(re.findall(r"(?:FROM|JOIN) (\w+)", sceaux._SCEAUX))
    assert lues - scellees == SANS_EFFET


def test_sous_le_meme_sceau_rien_n_est_relu(auvergne: Parcours) -> None:
    plan = auvergne.rempli()
    assert tenir_a_jour() == 1
    assert tenir_a_jour() == 0
    # Told from a computed one by a figure no plan has.
    gardee = SyntheseGardee.objects.get(dossier=plan.dossier)
    SyntheseGardee.objects.update(contenu=gardee.contenu | {"actions": 999})
    assert lues(auvergne)[plan.dossier_id].actions == 999


def test_un_autre_logiciel_recalcule(auvergne: Parcours, monkeypatch: pytest.MonkeyPatch) -> None:
    auvergne.rempli()
    tenir_a_jour()
    SyntheseGardee.objects.update(contenu={"actions": 999})
    monkeypatch.setattr(sceaux, "logiciel", lambda: "autre")
    assert [s.actions for s in lues(auvergne).values()] == [1]
    assert tenir_a_jour() == 1


def test_une_version_soumise_garde_ses_chiffres(parcours: Parcours) -> None:
    dossier = parcours.soumis()
    version = Version.objects.get(dossier=dossier)
    attendue = {dossier.pk: synthetiser(version.contenu)}
    assert lues(parcours) == attendue
    assert tenir_a_jour() == 1
    assert lues(parcours) == attendue
    Rattachement.objects.filter(agent=parcours.d.pilote).update(quotite=50)
    assert tenir_a_jour() == 0
    assert lues(parcours) == attendue


def test_qui_ecrit_au_meme_instant_n_est_pas_garde(auvergne: Parcours, monkeypatch: pytest.MonkeyPatch) -> None:
    """The figures would be newer than their seal: they are left to the next sweep."""
    plan = auvergne.rempli()

    def pendant_que_l_on_ecrit(dossier: int) -> Synthese:
        Jours.objects.filter(action__plan=plan).update(programmes=100)
        return synthese_du_brouillon(dossier)

    monkeypatch.setattr("college.plans.actions.syntheses.synthese_du_brouillon", pendant_que_l_on_ecrit)
    assert tenir_a_jour() == 0
    assert not SyntheseGardee.objects.exists()


def test_la_forme_gardee_redonne_la_synthese() -> None:
    synthese = synthetiser(contenu_fige(20))
    assert Synthese.depuis(synthese.json()) == synthese


def test_la_page_se_lit_sans_synthese_gardee(auvergne: Parcours, connecte: Any) -> None:
    plan = auvergne.rempli()
    page = connecte(Client(), auvergne.d.proposant).get("/").content
    tenir_a_jour()
    assert plan.dossier.syntheses.count() == 1
    gardee = connecte(Client(), auvergne.d.proposant).get("/").content
    assert _sans_jeton(gardee) == _sans_jeton(page)


def _sans_jeton(page: bytes) -> str:
    corps = page.decode().split("<h1>", 1)[1]
    return corps.split("</main>", 1)[0]
