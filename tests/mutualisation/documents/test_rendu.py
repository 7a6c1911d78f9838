"""HTML to PDF: closed to the outside, the same bytes for the same page, header cells that say which way they look."""

import gc
import logging
from pathlib import Path

import pytest

from mutualisation.documents import rendu
from tests.lecture_pdf import LecturePdf

PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Essai</title>
<meta name="dcterms.created" content="2027-01-08T16:12:00+01:00"><link rel="stylesheet" href="famille.css"></head>
<body><h1>Un titre</h1><table><thead><tr><th scope="col">Colonne</th><th scope="col">Jours</th></tr></thead>
<tbody><tr><th scope="row">Rangée</th><td>12</td></tr></tbody></table>{suite}</body></html>"""


def test_balise_portees_polices_et_metadonnees() -> None:
    fichier = rendu.html_en_pdf(PAGE.format(suite=""))
    lecture = LecturePdf(fichier.octets)
    assert fichier.pages == len(lecture.pages) == 1
    assert lecture.en_tetes == ["Column", "Column", "Row"]
    assert "Table" in lecture.balises
    assert str(lecture.pdf.docinfo["/CreationDate"]).startswith("D:20270108161200")
    assert b'pdfuaid:part="1"' in lecture.pdf.Root.Metadata.read_bytes()
    assert lecture.pdf.Root.Lang == "fr"
    assert all(nom.startswith("Lato") for nom in lecture.polices)


def test_deux_fois_la_meme_page_deux_fois_les_memes_octets() -> None:
    page = PAGE.format(suite="<p>Une phrase</p>")
    assert rendu.html_en_pdf(page).octets == rendu.html_en_pdf(page).octets


@pytest.mark.parametrize(
    "adresse",
    [
        "https://exemple.org/image.png",
        "file:///etc/hostname",
        "data:image/png;base64,AAAA",
        (rendu.RACINE / "rendu.py").as_uri(),
        (rendu.RACINE / "polices" / ".." / "models.py").as_uri(),
        rendu.STYLES + "../../../manage.py",
        rendu.STYLES + "absente.css",
        (rendu.RACINE / "polices" / "OFL.txt").as_uri(),
    ],
)
def test_tout_le_reste_est_refuse(adresse: str) -> None:
    with pytest.raises(rendu.RessourceRefusee):
        rendu.html_en_pdf(PAGE.format(suite=f'<img src="{adresse}" alt="x">'))


def test_une_feuille_de_style_ne_sort_pas_davantage() -> None:
    suite = "<style>@font-face { font-family: X; src: url(https://exemple.org/x.ttf) } p { font-family: X }</style><p>x"
    with pytest.raises(rendu.RessourceRefusee):
        rendu.html_en_pdf(PAGE.format(suite=suite))


def test_la_progression_compte_les_pages_une_fois_et_rend_le_journal_comme_elle_l_a_trouve() -> None:
    journal = logging.getLogger("weasyprint.progress")
    avant = (journal.level, journal.propagate, list(journal.handlers))
    vues: list[int] = []
    suite = '<p style="break-before: page">a</p><p style="break-before: page">b</p>'
    rendu.html_en_pdf(PAGE.format(suite=suite), vues.append)
    assert vues == [1, 2, 3]
    assert (journal.level, journal.propagate, list(journal.handlers)) == avant


def test_le_ramasse_miettes_est_rendu_meme_apres_un_refus() -> None:
    with pytest.raises(rendu.RessourceRefusee):
        rendu.html_en_pdf(PAGE.format(suite='<img src="https://exemple.org/a.png" alt="x">'))
    assert gc.isenabled()


def test_les_polices_sont_celles_du_projet_avec_leur_licence() -> None:
    dossier = Path(rendu.RACINE) / "polices"
    assert sorted(f.name for f in dossier.glob("*.ttf")) == [
        f"Lato-{graisse}.ttf" for graisse in ("Bold", "Heavy", "Italic", "Light", "Regular", "Semibold")
    ]
    assert "SIL OPEN FONT LICENSE" in (dossier / "OFL.txt").read_text()
