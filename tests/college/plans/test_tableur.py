"""The spreadsheet of a plan: the numbers of the PDF as numbers, texts that never become formulas (règle P5)."""

import io

import pytest
from openpyxl import Workbook, load_workbook

from college.plans import calculs, tableur
from college.plans.contenu import Contenu
from tests.fabriques import tampons
from tests.fabriques.contenu import plan, programme_de_pole
from tests.fabriques.petit_plan import ANNE, BRUNO, action, petit_plan


def ouvrir(contenu: Contenu) -> Workbook:
    return load_workbook(io.BytesIO(tableur.rendre(contenu, tampons.soumis(contenu))))


def test_quatre_feuilles_dans_les_mots_du_dispositif() -> None:
    assert ouvrir(plan(3)).sheetnames == ["Actions", "Jours par médecin", "Capacité", "Objectifs"]
    assert "Jours par praticien-conseil" in ouvrir(programme_de_pole(3)).sheetnames


def test_les_totaux_sont_ceux_des_calculs() -> None:
    contenu = plan(20)
    jours = calculs.total(contenu)
    attendu = (jours.programmes, jours.annualises, jours.reserve, jours.total)
    classeur = ouvrir(contenu)
    for feuille, colonne in (("Actions", 11), ("Jours par médecin", 4), ("Objectifs", 5)):
        derniere = classeur[feuille][classeur[feuille].max_row]
        assert tuple(cellule.value for cellule in derniere[colonne - 1 : colonne + 3]) == attendu
        corps = [c.value for (c,) in classeur[feuille].iter_rows(min_row=2, min_col=colonne, max_col=colonne)]
        assert sum(corps[:-1]) == corps[-1]


def test_capacite_a_la_main() -> None:
    contenu = petit_plan(action(1, {BRUNO: (60, 44, 3), ANNE: (5, 0, 0)}))
    contenu["medecins"][1]["hors_plan"] = 4
    feuille = ouvrir(contenu)["Capacité"]
    assert [cellule.value for cellule in feuille[3]] == [
        *("Dr Bruno Bessade", "DDASS de l’Allier", 1),
        *(150, 30, 5, 15, 0, 100, 4, 104, 108, 8),
        1.08,
    ]
    assert feuille["N3"].number_format == "0%"


def test_en_tete_fixe_filtre_et_largeurs() -> None:
    feuille = ouvrir(plan(5))["Actions"]
    assert feuille.freeze_panes == "A2"
    assert feuille.auto_filter.ref == "A1:P6"
    assert feuille.column_dimensions["C"].width > 40
    assert feuille["N2"].number_format == "#,##0"
    assert isinstance(feuille["N2"].value, int)


@pytest.mark.parametrize("texte", ["=1+1", "+33", "-4 points", "@SUM(A1)", "\t=1"])
def test_un_texte_ne_devient_jamais_une_formule(texte: str) -> None:
    feuille = ouvrir(petit_plan(action(1, intitule=texte, resultat=texte)))["Actions"]
    for cellule in (feuille["C2"], feuille["O2"]):
        assert (cellule.value, cellule.data_type, cellule.quotePrefix) == (texte, "s", True)


def test_brouillon_incomplet_et_plan_vide() -> None:
    incomplet = petit_plan(
        action(1, {}, objectif=None, fonction=None, niveau=None, territoires=[], debut=None, fin=None, pilote=None)
    )
    assert ouvrir(incomplet)["Actions"]["I2"].value is None
    assert ouvrir(plan(0, 0))["Actions"]["N2"].value == 0


def test_le_fichier_dit_sa_version_et_son_empreinte() -> None:
    proprietes = ouvrir(plan(1)).properties
    assert proprietes.creator == "DRASS d’Auvergne"
    assert "PTA-AUV-2027, version 1, projet, non validé" in (proprietes.description or "")
    assert "SHA-256" in (proprietes.description or "")
