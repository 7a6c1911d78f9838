"""Where each text stands: due, handed over, decided, late (règle V3). Pure."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ctri.dossiers.etats import Etat
from ctri.echeancier.attendus import Attendu, attendus, delai
from ctri.echeancier.avancement import Avancement, Texte, avancement, plus_grave
from mutualisation.referentiel.lecture import fichier, lire_fichier
from mutualisation.referentiel.schema import Referentiel

REFERENCE, POLES = "services-deconcentres-2007", "drsm-poles-2007"
FEVRIER = dt.date(2027, 2, 4)
JANVIER = dt.date(2027, 1, 8)
REMIS = dt.date(2027, 1, 20)
DECIDE = dt.date(2027, 2, 2)


def schema(code: str) -> Referentiel:
    return lire_fichier(fichier(code)).schema


def attendu(code: str = "plan_travail", dispositif: str = REFERENCE, **cle: Any) -> Attendu:
    """One text due in 2027."""
    tous = attendus(schema(dispositif), 2027, services=[7, 8])
    return next(a for a in tous if a.livrable.code == code and all(getattr(a, k) == v for k, v in cle.items()))


def texte(etat: str, pk: int = 1, **champs: Any) -> Texte:
    complet = {"livrable": "plan_travail", "annee": 2027, "pole": "", "version": 0 if etat == "brouillon" else 1}
    if etat != Etat.BROUILLON:
        complet["remis_le"] = REMIS
    if etat in (Etat.VALIDEE, Etat.VALIDEE_MODIFIEE, Etat.PRISE_ACTE, Etat.REMPLACEE):
        complet |= {"decide_le": DECIDE, "acte": "2027-1"}
    return Texte(pk, etat=etat, **(complet | champs))


def vu(*textes: Texte, jour: dt.date = FEVRIER, **cle: Any) -> Avancement:
    return avancement(attendu(**cle), textes, jour)


@pytest.mark.parametrize(
    ("etat", "en_janvier", "en_fevrier"),
    [
        (None, "du", "retard"),
        (Etat.BROUILLON, "du", "retard"),
        (Etat.SOUMISE, "remis", "remis"),
        (Etat.INSCRITE, "remis", "remis"),
        (Etat.RENVOYEE, "du", "retard"),
        (Etat.AJOURNEE, "du", "retard"),
        (Etat.REFUSEE, "du", "retard"),
        (Etat.RETIREE, "du", "retard"),
        (Etat.VALIDEE, "decide", "decide"),
        (Etat.VALIDEE_MODIFIEE, "decide", "decide"),
        (Etat.PRISE_ACTE, "decide", "decide"),
    ],
)
def test_chaque_etat_avant_et_apres_l_echeance(etat: str | None, en_janvier: str, en_fevrier: str) -> None:
    textes = [texte(etat)] if etat else []
    assert [vu(*textes, jour=jour).situation for jour in (JANVIER, FEVRIER)] == [en_janvier, en_fevrier]


def test_le_retard_se_compte_jusqu_a_la_remise_ou_jusqu_a_ce_jour() -> None:
    assert vu().retard == 4
    assert vu(texte("soumise", remis_le=dt.date(2027, 2, 3))).retard == 3
    assert vu(texte("validee", remis_le=dt.date(2027, 2, 1))).retard == 1
    assert vu(texte("soumise")).retard == 0
    # Given back after being handed over in time: it waits for its author again, and time runs.
    assert (vu(texte("renvoyee")).retard, vu(texte("renvoyee")).a_reprendre) == (4, True)


def test_le_jour_de_l_echeance_n_est_pas_un_retard() -> None:
    assert vu(jour=dt.date(2027, 1, 31)).situation == "du"
    assert vu(jour=dt.date(2027, 2, 1)).retard == 1


def test_un_acte_remplace_laisse_la_place_a_son_avenant() -> None:
    a = vu(texte("remplacee"), texte("validee", 2, avenant=True, remis_le=FEVRIER, acte="2027-2"))
    assert a.texte is not None
    assert (a.texte.pk, a.texte.acte, a.situation) == (2, "2027-2", "decide")
    # The amendment is no late handing over of the plan.
    assert (a.remis_le, a.retard) == (REMIS, 0)


def test_un_avenant_en_cours_ne_rouvre_pas_ce_qui_est_decide() -> None:
    a = vu(texte("validee"), texte("brouillon", 2, avenant=True))
    assert a.suite is not None
    assert (a.situation, a.suite.pk) == ("decide", 2)


def test_un_texte_en_vigueur_vaut_quelle_que_soit_son_annee() -> None:
    ancien = texte("validee", livrable="reglement_interieur", annee=2008)
    assert vu(ancien, code="reglement_interieur").situation == "decide"
    sans = vu(code="reglement_interieur")
    assert (sans.situation, sans.retard) == ("du", 0)


def test_chaque_pole_et_chaque_service_a_sa_ligne() -> None:
    tous = attendus(schema(POLES), 2027, services=[7, 8])
    assert [a.pole for a in tous if a.livrable.code == "programme_formation"] == ["cp_r2a", "ccx", "rps", "oss", "pps"]
    assert [a.service for a in tous if a.livrable.code == "engagements"] == [7, 8]
    rps = texte("validee", livrable="programme_travail", pole="rps")
    programme = {"code": "programme_travail", "dispositif": POLES}
    assert vu(rps, pole="rps", **programme).situation == "decide"
    assert vu(rps, pole="oss", **programme).situation == "retard"


def test_rien_n_est_du_pour_une_annee_d_avant_le_demarrage() -> None:
    codes = [a.livrable.code for a in attendus(schema(REFERENCE), 2027, services=[], depuis=2027)]
    assert "bilan" not in codes
    assert "plan_travail" in codes
    assert "bilan" in [a.livrable.code for a in attendus(schema(REFERENCE), 2028, services=[], depuis=2027)]


def test_un_texte_facultatif_n_est_jamais_en_retard() -> None:
    plan = attendu()
    libre = Attendu(plan.livrable.model_copy(update={"obligatoire": False}), 2027, echeance=plan.echeance)
    assert avancement(libre, [], FEVRIER).situation == "du"


def test_un_groupe_porte_le_nom_de_son_texte_le_plus_en_retard() -> None:
    assert plus_grave([vu(texte("validee")), vu()]) == "retard"
    assert plus_grave([vu(texte("validee")), vu(texte("soumise"))]) == "remis"
    assert plus_grave([vu(texte("validee"))]) == "decide"


def test_le_delai_en_mots() -> None:
    assert delai(None, FEVRIER) == ("", "")
    assert delai(dt.date(2027, 1, 31), FEVRIER) == ("En retard de 4\N{NO-BREAK SPACE}jours", "retard")
    assert delai(dt.date(2027, 2, 14), FEVRIER)[1] == "proche"
    assert delai(dt.date(2027, 12, 31), FEVRIER)[1] == "lointain"
