"""Names: cleaned of what misleads, refused for what they try (`test_hostiles`), and stable."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutualisation.fichiers.refus import FichierRefuse
from mutualisation.pieces.natures import NATURES
from mutualisation.pieces.noms import nettoyer

NOMS = {
    "Compte rendu n° 3.PDF": "Compte rendu n° 3.pdf",
    "photo.jpeg": "photo.jpg",
    "e\u0301tat.pdf": "état.pdf",
    "annexe\u202efdp.pdf": "annexefdp.pdf",
    "note\u200b\u00ad.pdf": "note.pdf",
    "  deux   blancs\t.pdf": "deux blancs.pdf",
    "ligne\u2028coupée\r\nici.pdf": "ligne coupée ici.pdf",
    ".htaccess.pdf": "htaccess.pdf",
    "..pdf.pdf": "pdf.pdf",
    "-rf ~$cachée.txt": "rf ~$cachée.txt",
    'a<b>:"|?*c.txt': "a-b-c.txt",
    "CON.pdf": "document CON.pdf",
    "nul.2027.pdf": "document nul.2027.pdf",
    "Lpt1 .pdf": "document Lpt1.pdf",
    "Conseil.pdf": "Conseil.pdf",
    "rapport.docx.pdf": "rapport.docx.pdf",
    "PTA.01.12.2027.v2.pdf": "PTA.01.12.2027.v2.pdf",
    "???.pdf": "document.pdf",
    f"{'a' * 300}.pdf": f"{'a' * 100}.pdf",
}


@pytest.mark.parametrize("nom", NOMS)
def test_un_nom_est_nettoye(nom: str) -> None:
    assert nettoyer(nom)[0] == NOMS[nom]


@given(st.text(max_size=150), st.sampled_from([*NATURES, "JPEG", "Pdf"]))
def test_un_nom_nettoye_ne_trompe_plus_et_ne_change_plus(radical: str, extension: str) -> None:
    try:
        propre, nature = nettoyer(f"{radical}.{extension}")
    except FichierRefuse:
        return
    assert propre.endswith(f".{nature.extension}")
    assert len(propre) <= 120
    assert not re.search(r'[/\\<>:"|?*\x00-\x1f]', propre)
    assert not propre.startswith((".", " ", "-"))
    assert not [signe for signe in propre if unicodedata.category(signe) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert nettoyer(propre) == (propre, nature)
