"""What is due in a year, read from each référentiel (règle V3)."""

from __future__ import annotations

import datetime as dt

import pytest

from college.propositions.attendus import regroupes
from college.propositions.redactions import s_ecrit
from ctri.echeancier.attendus import Attendu, attendus
from mutualisation.referentiel.lecture import fichier, lire_fichier
from mutualisation.referentiel.schema import Referentiel


def schema(code: str) -> Referentiel:
    return lire_fichier(fichier(code)).schema


def dus(code: str, annee: int = 2027, services: int = 4) -> list[Attendu]:
    lu = schema(code)
    ecrits = {livrable.code for livrable in lu.livrables if s_ecrit(livrable)}
    return regroupes(attendus(lu, annee, services=range(services)), redigeables=ecrits)


def test_les_textes_de_l_annee_puis_ceux_qui_restent_en_vigueur() -> None:
    assert [(a.livrable.code, a.annee, a.echeance) for a in dus("services-deconcentres-2007")] == [
        ("plan_travail", 2027, dt.date(2027, 1, 31)),
        ("plan_formation", 2027, dt.date(2027, 1, 31)),
        ("bilan", 2026, dt.date(2027, 2, 28)),
        ("reglement_interieur", None, None),
        ("organisation", None, None),
    ]


def test_ce_qu_un_pole_redige_a_sa_ligne_le_reste_se_compte() -> None:
    lignes = dus("drsm-poles-2007")
    assert [a.pole for a in lignes if a.livrable.code == "programme_travail"] == ["cp_r2a", "ccx", "rps", "oss", "pps"]
    assert [(a.pole, a.nombre) for a in lignes if a.livrable.code == "programme_formation"] == [("", 5)]
    assert [(a.pole, a.nombre) for a in lignes if a.livrable.code == "engagements"] == [("", 4)]


@pytest.mark.parametrize("code", ["services-deconcentres-2007", "drsm-poles-2007"])
def test_rien_de_ce_que_le_dispositif_demande_n_est_oublie(code: str) -> None:
    assert {a.livrable.code for a in dus(code)} == {livrable.code for livrable in schema(code).livrables}


def test_un_texte_par_service_est_du_et_ne_s_ecrit_pas_encore() -> None:
    """A dossier names no service: even a plan, if each service owed one, would not be opened for one of them."""
    plan = next(x for x in schema("drsm-poles-2007").livrables if x.code == "programme_travail")
    assert s_ecrit(plan)
    assert not s_ecrit(plan.model_copy(update={"par": "service"}))
    assert not s_ecrit(next(x for x in schema("drsm-poles-2007").livrables if x.code == "engagements"))
