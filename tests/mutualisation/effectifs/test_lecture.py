"""Honest spreadsheets: the same lines come out of every format, encoding and separator."""

import datetime as dt
from io import BytesIO

import pytest
from openpyxl import Workbook

from mutualisation.effectifs.importation.formats.cellules import FORMULE, Anomalie
from mutualisation.effectifs.importation.lecture import Feuille, lire
from tests.mutualisation.effectifs import tableurs as t

ACCENTS = [*t.LIGNE[:1], "Léa-Œillet", "Élodie", *t.LIGNE[3:]]
ATTENDU = {
    "matricule": "04512",
    "nom": "Léa-Œillet",
    "prenom": "Élodie",
    "genre": "M",
    "docteur": "oui",
    "profession": "Médecin",
    "corps": "MISP",
    "grade": None,
    "service": "Service du Cantal",
    "quotite": "80 %",
    "debut": "01/09/2026",
    "courriel": None,
}
SOURCES = {
    "xlsx": ("effectifs 01.12.xlsx", t.xlsx([ACCENTS])),
    "ods": ("agents.v2.ods", t.ods([ACCENTS])),
    "csv point-virgule": ("agents.csv", t.texte_csv([ACCENTS]).encode()),
    "csv virgule": ("agents.csv", t.texte_csv([ACCENTS], separateur=",").encode()),
    "csv marqué": ("AGENTS.CSV", t.texte_csv([ACCENTS]).encode("utf-8-sig")),
    "csv cp1252": ("agents.csv", t.texte_csv([ACCENTS]).encode("cp1252")),
    "csv annoncé": ("agents.csv", ("sep=;\r\n" + t.texte_csv([ACCENTS])).encode()),
}


@pytest.mark.parametrize("cas", SOURCES)
def test_chaque_format_donne_les_memes_valeurs(cas: str) -> None:
    (ligne,) = lire(*SOURCES[cas]).lignes
    assert ligne.valeurs == ATTENDU
    assert ligne.numero == (3 if cas == "csv annoncé" else 2)


def _une_ligne_xlsx(**cellules: object) -> Feuille:
    classeur = Workbook()
    page = classeur.active
    page.append(t.TITRES)
    page.append(t.LIGNE)
    for nom, valeur in cellules.items():
        page[nom] = valeur
        if valeur == 0.8:
            page[nom].number_format = "0%"
    tampon = BytesIO()
    classeur.save(tampon)
    return lire("agents.xlsx", tampon.getvalue())


def test_nombres_dates_et_pourcentages_d_un_classeur() -> None:
    (ligne,) = _une_ligne_xlsx(A2=4512, E2=True, J2=0.8, K2=dt.datetime(2026, 9, 1)).lignes  # noqa: DTZ001
    lues = {c: ligne.valeurs[c] for c in ("matricule", "docteur", "quotite", "debut")}
    assert lues == {"matricule": "4512", "docteur": "oui", "quotite": "80 %", "debut": dt.date(2026, 9, 1)}


def test_un_nombre_a_virgule_reste_un_nombre_a_virgule() -> None:
    assert _une_ligne_xlsx(J2=0.5).lignes[0].valeurs["quotite"] == "0,5"


@pytest.mark.parametrize(
    ("cellule", "valeur"),
    [("B2", "=HYPERLINK(A1)"), ("B2", "=1+1"), ("J2", "@SUM(A1)")],
)
def test_une_formule_de_classeur_est_une_anomalie(cellule: str, valeur: str) -> None:
    valeurs = _une_ligne_xlsx(**{cellule: valeur}).lignes[0].valeurs
    assert valeurs["nom" if cellule == "B2" else "quotite"] == Anomalie(FORMULE)


def test_une_formule_en_ods_et_en_csv_aussi() -> None:
    ligne = ["=1+1", *t.LIGNE[1:]]
    for nom, octets in (("a.ods", t.ods([ligne])), ("a.csv", t.texte_csv([ligne]).encode())):
        assert lire(nom, octets).lignes[0].valeurs["matricule"] == Anomalie(FORMULE)


def test_heures_erreurs_textes_longs_et_caracteres_caches_sont_des_anomalies() -> None:
    (ligne,) = _une_ligne_xlsx(A2=dt.time(8, 30), B2="a" * 501, C2="Ma\u200brc", D2="#N/A").lignes
    raisons = [valeur.raison for valeur in ligne.valeurs.values() if isinstance(valeur, Anomalie)]
    assert [r.split(" ")[0] for r in raisons] == ["une", "ce", "ce", "cette"]


def test_une_etendue_mensongere_ne_cache_aucune_ligne() -> None:
    octets = t.reecrire(
        t.xlsx([t.LIGNE] * 3), {t.FEUILLE_XLSX: t.remplacer(b'<dimension ref="A1:L4"', b'<dimension ref="A1:B2"')}
    )
    assert len(lire("agents.xlsx", octets).lignes) == 3


def test_les_lignes_vides_gardent_leur_numero() -> None:
    feuille = lire("agents.csv", t.texte_csv([[""], t.LIGNE, [], t.LIGNE]).encode())
    assert [ligne.numero for ligne in feuille.lignes] == [3, 5]


def test_une_ligne_vide_repetee_jusqu_au_bas_de_la_feuille_est_ignoree() -> None:
    fin = b'<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row></table:table>'
    octets = t.reecrire(t.ods([t.LIGNE]), {"content.xml": t.remplacer(b"</table:table>", fin)})
    assert len(lire("agents.ods", octets).lignes) == 1


def test_une_valeur_sans_titre_est_signalee() -> None:
    assert lire("a.csv", t.texte_csv([[*t.LIGNE, "", "égarée"]]).encode()).lignes[0].egarees == ("N2",)


def test_les_titres_se_lisent_sans_accent_ni_casse_dans_tout_ordre() -> None:
    titres = ["DEBUT", "Quotité (%)", "service", "Profession", "genre", "PRENOM", "nom", "Matricule *", "Mél"]
    feuille = lire("a.csv", t.texte_csv([["01/01/2026", "80", "s", "p", "F", "A", "B", "1", ""]], titres).encode())
    assert feuille.cellule("matricule", 2) == "H2"
    assert feuille.cellule("debut", 2) == "A2"
    assert feuille.cellule("corps", 2) == "ligne 2"


def test_l_avancement_est_annonce() -> None:
    vus: list[int] = []
    lire("a.csv", t.texte_csv([t.LIGNE] * 3).encode(), vus.append)
    assert vus == [1, 2, 3]
