"""The page of measures keeps what was not measured again."""

from __future__ import annotations

from tests.bancs.comparaison import Comparaison, alterner, tableau
from tests.bancs.page import assembler, sections

ORDRE = ("pages", "pdf", "pannes")


def test_une_section_neuve_remplace_la_sienne_et_garde_les_autres():
    page = assembler("", {"pdf": "PDF ancien", "pages": "Pages anciennes"}, ORDRE)
    page = assembler(page, {"pdf": "PDF neuf"}, ORDRE)
    assert sections(page) == {"pages": "Pages anciennes", "pdf": "PDF neuf"}


def test_les_sections_suivent_l_ordre_des_bancs_puis_les_inconnues():
    page = assembler("", {"ailleurs": "x", "pannes": "c", "pages": "a"}, ORDRE)
    assert list(sections(assembler(page, {"pdf": "b"}, ORDRE))) == ["pages", "pdf", "pannes", "ailleurs"]


def test_rassembler_deux_fois_ne_change_rien():
    page = assembler("", {"pdf": "Objectif : 1,15 fois ; `a ;b`"}, ORDRE)
    assert sections(page)["pdf"] == "Objectif\u00a0: 1,15 fois\u202f; `a ;b`"
    assert assembler(page, {}, ORDRE) == page


def test_chaque_tour_fait_les_deux_le_premier_change():
    faits: list[str] = []
    comparaison = alterner(lambda: faits.append("temoin"), lambda: faits.append("mesure"), tours=3)
    assert faits == ["temoin", "mesure", "mesure", "temoin", "temoin", "mesure"]
    assert len(comparaison.temoin) == len(comparaison.mesure) == 3


def test_le_rapport_est_celui_des_medianes():
    assert str(Comparaison([1, 2, 4], [2, 3, 6])) == "**1,50** (de 1,50 à 2,00)"


def test_un_tableau_met_les_chiffres_a_droite():
    lignes = tableau(["Plan", "Pages"], [["60 actions", "12"]]).splitlines()
    assert lignes == ["| Plan | Pages |", "| --- | ---: |", "| 60 actions | 12 |"]
