"""The rules a college obeys on a day: by default, then those of the text in force (règles C2, C3, V3, V9)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from college.reglement.actions import creer_reglement, regler_parametres
from college.reglement.instantane import parametres_de
from college.reglement.regles import ReglesCollege, regles_du_college
from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import horloge
from tests.college.fabriques import ANNEE
from tests.college.reglement import fabriques
from tests.distribution import Monde

JOUR = dt.date(2027, 1, 12)
DECISION = fabriques.FEVRIER.date()
VEILLE, LENDEMAIN = DECISION - dt.timedelta(days=1), DECISION + dt.timedelta(days=1)
MARS = dt.datetime(ANNEE, 3, 9, 9, tzinfo=dt.UTC)
DIX_JOURS = {"parametre_preavis_jours": "10"}


def preavis(monde: Any, jour: dt.date) -> int:
    return regles_du_college(monde.auvergne, jour).preavis_jours


def test_les_regles_par_defaut_viennent_du_referentiel(monde: Monde) -> None:
    regles = regles_du_college(monde.auvergne, JOUR)
    assert (regles.preavis_jours, regles.quorum, regles.representations_max) == (8, 50, 1)
    assert regles.source == "règles par défaut du référentiel"
    assert regles.source_de("quorum") == regles.source


def test_un_dispositif_sans_college_n_a_pas_de_regles(monde: Monde) -> None:
    with pytest.raises(KeyError, match="drsm-poles-2007"):
        regles_du_college(monde.bretagne, JOUR)


@pytest.mark.parametrize(("attendus", "requis"), [(0, 0), (1, 1), (9, 5), (10, 5)])
def test_le_quorum_s_arrondit_au_dessus(attendus: int, requis: int) -> None:
    regles = ReglesCollege(8, 50, 1, False, 15, "")
    assert regles.requis(attendus) == requis


# ── Once validated ────────────────────────────────────────────────────────────


def test_un_brouillon_et_un_texte_soumis_ne_changent_rien(monde: Any) -> None:
    with horloge(fabriques.FEVRIER):
        fabriques.soumis(monde)
    assert regles_du_college(monde.auvergne, LENDEMAIN).source == "règles par défaut du référentiel"


def test_elles_changent_le_jour_de_la_decision(monde: Any) -> None:
    dossier = fabriques.valide(monde, **DIX_JOURS)
    assert [preavis(monde, jour) for jour in (VEILLE, DECISION, LENDEMAIN)] == [8, 10, 10]
    regles = regles_du_college(monde.auvergne, DECISION)
    assert regles.source_de("preavis_jours") == ("règlement intérieur RIC-AUV-2027 du 5\xa0février\xa02027, article 4")
    assert regles.source.endswith("2027, articles 4, 8, 9, 12 et 13")
    assert (regles.dossier, regles.depuis) == (dossier.pk, DECISION)


def test_le_jour_est_celui_de_la_region(monde: Any) -> None:
    """Ten in the evening in Paris is another day in UTC only in the books of the machine."""
    fabriques.valide(monde, le=dt.datetime(ANNEE, 2, 4, 23, 30, tzinfo=dt.UTC), **DIX_JOURS)
    assert [preavis(monde, jour) for jour in (VEILLE, DECISION)] == [8, 10]


def test_une_autre_region_garde_les_siennes(monde: Any) -> None:
    fabriques.valide(monde, **DIX_JOURS)
    assert regles_du_college(monde.limousin, LENDEMAIN).preavis_jours == 8


def test_une_seule_requete(monde: Any, django_assert_num_queries: Any) -> None:
    fabriques.valide(monde, **DIX_JOURS)
    region = monde.auvergne
    assert region.schema.college is not None
    with django_assert_num_queries(1):
        regles_du_college(region, LENDEMAIN)


def _amender(monde: Any, dossier: Dossier, jours: int) -> Dossier:
    with horloge(MARS):
        reglement = fabriques.avenant(monde, dossier)
        par = acteur_de(monde.mir_a)
        regler_parametres(
            reglement=reglement, revision=0, par=par, **parametres_de(reglement) | {"preavis_jours": jours}
        )
        return fabriques.decider(monde, fabriques.soumis(monde, reglement))


def test_un_avenant_prend_la_suite_a_sa_date(monde: Any) -> None:
    avenant = _amender(monde, fabriques.valide(monde, **DIX_JOURS), 12)
    mars = MARS.date()
    jours = (VEILLE, DECISION, mars - dt.timedelta(days=1), mars)
    assert [preavis(monde, jour) for jour in jours] == [8, 10, 10, 12]
    assert avenant.reference in regles_du_college(monde.auvergne, mars).source


def test_retire_il_ne_vaut_plus_et_le_passe_ne_change_pas(monde: Any) -> None:
    dossier = fabriques.valide(monde, **DIX_JOURS)
    with horloge(MARS):
        fabriques.retirer(monde, dossier)
    mars = MARS.date()
    assert [preavis(monde, jour) for jour in (DECISION, mars - dt.timedelta(days=1), mars)] == [10, 10, 8]


def test_l_avenant_retire_ne_fait_pas_revivre_ce_qu_il_a_remplace(monde: Any) -> None:
    avenant = _amender(monde, fabriques.valide(monde, **DIX_JOURS), 12)
    avril = MARS + dt.timedelta(days=30)
    with horloge(avril):
        fabriques.retirer(monde, avenant)
    assert preavis(monde, avril.date()) == 8


@pytest.mark.parametrize("annee", [ANNEE, ANNEE + 1])
def test_un_nouveau_texte_remplace_celui_qui_fut_retire(monde: Any, annee: int) -> None:
    """The same year too, even when the act of that year was replaced and its amendment withdrawn."""
    avenant = _amender(monde, fabriques.valide(monde, **DIX_JOURS), 12)
    avril = MARS + dt.timedelta(days=30)
    with horloge(avril):
        fabriques.retirer(monde, avenant)
        reglement = creer_reglement(region=monde.auvergne, annee=annee, par=acteur_de(monde.mir_a))
        fabriques.decider(monde, fabriques.soumis(monde, reglement), "valider_modifiee", parametre_preavis_jours="20")
    assert preavis(monde, avril.date()) == 20
