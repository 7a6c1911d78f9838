"""French grammar of the vocabulary, written by hand: what a civil servant must read."""

import pytest
from pydantic import ValidationError

from mutualisation.referentiel.elision import NomPropre, elide
from mutualisation.referentiel.vocabulaire import Mots, Terme

COMITE = Terme(
    singulier="comité technique régional et interdépartemental",
    pluriel="comités techniques régionaux et interdépartementaux",
    genre="m",
    court="CTRI",
)
DIRECTION = Terme(
    singulier="direction régionale des affaires sanitaires et sociales",
    pluriel="directions régionales des affaires sanitaires et sociales",
    genre="f",
    court="DRASS",
)
ECHELON = Terme(
    singulier="échelon local du service médical",
    pluriel="échelons locaux du service médical",
    genre="m",
    court="ELSM",
)
MEDECIN_REGIONAL = Terme(
    singulier="médecin inspecteur régional",
    pluriel="médecins inspecteurs régionaux",
    genre="m",
    feminin="médecin inspectrice régionale",
    feminin_pluriel="médecins inspectrices régionales",
    court="MIR",
)
ADJOINT = Terme(
    singulier="adjoint", pluriel="adjoints", genre="m", feminin="adjointe", feminin_pluriel="adjointes", court="adj."
)
HABILITATION = Terme(singulier="habilitation", pluriel="habilitations", genre="f")
HIERARCHIE = Terme(singulier="hiérarchie", pluriel="hiérarchies", genre="f")
AVIS = Terme(singulier="avis", pluriel="avis", genre="m")

FORMES = [
    (COMITE.court, "le CTRI, du CTRI, au CTRI, un CTRI, ce CTRI, de CTRI, son CTRI"),
    (DIRECTION.court, "la DRASS, de la DRASS, à la DRASS, une DRASS, cette DRASS, de DRASS, sa DRASS"),
    (ECHELON.court, "l’ELSM, de l’ELSM, à l’ELSM, un ELSM, cet ELSM, d’ELSM, son ELSM"),
    (MEDECIN_REGIONAL.court, "le MIR, du MIR, au MIR, un MIR, ce MIR, de MIR, son MIR"),
    (MEDECIN_REGIONAL.court.accorde("f"), "la MIR, de la MIR, à la MIR, une MIR, cette MIR, de MIR, sa MIR"),
    (ADJOINT.accorde("m"), "l’adjoint, de l’adjoint, à l’adjoint, un adjoint, cet adjoint, d’adjoint, son adjoint"),
    (
        ADJOINT.accorde("f"),
        "l’adjointe, de l’adjointe, à l’adjointe, une adjointe, cette adjointe, d’adjointe, son adjointe",
    ),
    (
        HABILITATION,
        "l’habilitation, de l’habilitation, à l’habilitation, une habilitation, cette habilitation, "
        "d’habilitation, son habilitation",
    ),
    (
        HIERARCHIE,
        "la hiérarchie, de la hiérarchie, à la hiérarchie, une hiérarchie, cette hiérarchie, "
        "de hiérarchie, sa hiérarchie",
    ),
]


@pytest.mark.parametrize(("nom", "attendu"), FORMES, ids=str)
def test_articles_du_singulier(nom, attendu):
    assert ", ".join([nom.le, nom.du, nom.au, nom.un, nom.ce, nom.de, nom.son]) == attendu


def test_articles_du_pluriel_et_majuscules():
    assert [ECHELON.les, ECHELON.des, ECHELON.aux, ECHELON.ces] == [
        "les échelons locaux du service médical",
        "des échelons locaux du service médical",
        "aux échelons locaux du service médical",
        "ces échelons locaux du service médical",
    ]
    assert [ECHELON.court.de_pluriel, DIRECTION.court.de_pluriel] == ["d’ELSM", "de DRASS"]
    assert [ECHELON.court.Le, ECHELON.Nom, ECHELON.Les[:12], ECHELON.court.Ce, ECHELON.court.Du] == [
        *("L’ELSM", "Échelon local du service médical", "Les échelons", "Cet ELSM", "De l’ELSM"),
    ]


def test_accords_avec_le_genre():
    assert [f"soumis{t.e}" for t in (COMITE, DIRECTION)] == ["soumis", "soumise"]
    assert [DIRECTION.il, DIRECTION.Il, COMITE.celui, DIRECTION.aucun] == [
        *("elle", "Elle", "celui", f"aucune {DIRECTION}"),
    ]
    assert [AVIS.nouveau, HABILITATION.nouveau, COMITE.court.nouveau] == [
        *("nouvel avis", "nouvelle habilitation", "nouveau CTRI"),
    ]


def test_titre_selon_la_personne():
    assert MEDECIN_REGIONAL.titre("f") == "médecin inspectrice régionale"
    assert MEDECIN_REGIONAL.titre("m") == "médecin inspecteur régional"
    assert MEDECIN_REGIONAL.court.titre("f") == "MIR"
    with pytest.raises(ValueError, match="CTRI"):
        COMITE.court.accorde("f")


def test_le_pluriel_commence_a_deux():
    assert [AVIS.compter(1), ADJOINT.compter(0), ADJOINT.compter(1), ADJOINT.compter(2), ADJOINT.compter(1200)] == [
        *("1\u00a0avis", "0\u00a0adjoint", "1\u00a0adjoint", "2\u00a0adjoints", "1\u202f200\u00a0adjoints"),
    ]


def test_sans_forme_courte_la_longue_sert_deux_fois():
    assert HABILITATION.court.du == HABILITATION.du
    assert str(HABILITATION) == "habilitation"


def test_elision_explicite_de_la_forme_courte():
    maison = Terme(
        singulier="maison de santé",
        pluriel="maisons de santé",
        genre="f",
        court={"singulier": "MSP", "elision": True, "pluriel": "MSP"},
    )
    assert maison.court.du == "de l’MSP"


def test_elision_selon_la_premiere_lettre():
    elident = "avis échelon Île Œuvre ELSM union habilitation hôpital hygiène huître héroïne Hérault Yonne Yvetot"
    n_elident_pas = "plan DRASS handicap haut hiérarchie héros huit hors halte onze oui yacht"
    assert [mot for mot in elident.split() if not elide(mot)] == []
    assert [mot for mot in n_elident_pas.split() if elide(mot)] == []


@pytest.mark.parametrize(
    ("nom", "article", "attendu"),
    [
        ("Cantal", "le", ["le Cantal", "du Cantal", "au Cantal", "dans le Cantal"]),
        ("Allier", "l’", ["l’Allier", "de l’Allier", "à l’Allier", "dans l’Allier"]),
        ("Haute-Loire", "la", ["la Haute-Loire", "de la Haute-Loire", "à la Haute-Loire", "dans la Haute-Loire"]),
        ("Landes", "les", ["les Landes", "des Landes", "aux Landes", "dans les Landes"]),
        ("Paris", "", ["Paris", "de Paris", "à Paris", "à Paris"]),
        ("Auvergne", "", ["Auvergne", "d’Auvergne", "à Auvergne", "à Auvergne"]),
        ("Haute-Normandie", "", ["Haute-Normandie", "de Haute-Normandie", "à Haute-Normandie", "à Haute-Normandie"]),
    ],
)
def test_noms_propres(nom, article, attendu):
    lieu = NomPropre(nom, article)
    assert [lieu.le, lieu.de, lieu.a, lieu.dans] == attendu


def test_article_inconnu_refuse():
    with pytest.raises(ValueError, match="unknown article"):
        NomPropre("Cantal", "du")


def test_un_terme_est_fige():
    with pytest.raises(ValidationError):
        COMITE.singulier = "autre"


def test_un_vieux_contenu_garde_ses_mots():
    mots = Mots.model_validate({"comite": COMITE.model_dump()})
    assert mots.comite.court.du == "du CTRI"
    with pytest.raises(AttributeError):
        _ = mots.siege
