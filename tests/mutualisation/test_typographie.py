"""French typography: each rule on a sentence someone would write."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mutualisation import typographie as t

F, N = t.FINE, t.INSECABLE


@pytest.mark.parametrize(
    ("saisi", "imprime"),
    [
        ("L'avis d'un médecin", "L’avis d’un médecin"),
        ("Vraiment ? Oui ! Bien ; merci.", f"Vraiment{F}? Oui{F}! Bien{F}; merci."),
        ("Vraiment? Oui! Bien; merci.", f"Vraiment{F}? Oui{F}! Bien{F}; merci."),
        ("Motif : aucun", f"Motif{N}: aucun"),
        ("dit « bonjour » ici", f"dit «{F}bonjour{F}» ici"),
        ("85 % des cas en 60 jours", f"85{N}% des cas en 60{N}jours"),
        ("Dr Estival et Mme Kerrad", f"Dr{N}Estival et Mme{N}Kerrad"),
        ("le 28 janvier 2008 à 16 h 12", f"le 28{N}janvier{N}2008 à 16{N}h{N}12"),
        (
            "12 000 personnes, 1 234 567 habitants",
            f"12{F}000 personnes, 1{F}234{F}567{N}habitants",
        ),
        ("en 2027 100 médecins", "en 2027 100 médecins"),
        ("solde de -4 et ARS-2", f"solde de {t.MOINS}4 et ARS-2"),
        ("attendre...", "attendre…"),
        ("https://exemple.org/?a=b;c=d", "https://exemple.org/?a=b;c=d"),
        ("14:30", "14:30"),
        ("«-1 »", "«\u202f−1\u202f»"),
    ],
)
def test_texte(saisi: str, imprime: str) -> None:
    assert t.typographier(saisi) == imprime


@given(st.text(alphabet="ab 12'«»:;!?%-.\u00a0\u202f", max_size=40))
def test_deux_passages_valent_un(texte: str) -> None:
    une_fois = t.typographier(texte)
    assert t.typographier(une_fois) == une_fois


def test_html_le_balisage_reste_intact() -> None:
    source = (
        "<style>a{content:'x !'}</style><!-- l'ombre ! --><p title=\"l'oubli !\">"
        "L&#x27;avis &amp; moi &lt;b&gt; : 1er mai, n° 3</p>"
    )
    assert t.typographier_html(source) == (
        "<style>a{content:'x !'}</style><!-- l'ombre ! --><p title=\"l'oubli !\">"
        f"L’avis &amp; moi &lt;b&gt;{N}: 1<sup>er</sup>{N}mai, n<sup>o</sup>{N}3</p>"
    )


def test_html_pas_d_exposant_dans_un_dessin() -> None:
    assert t.typographier_html("<svg><text>1er mai</text></svg><b>2e</b>") == (
        f"<svg><text>1er{N}mai</text></svg><b>2<sup>e</sup></b>"
    )


@given(st.text(alphabet="<>&\"' ;!x1", max_size=30))
def test_html_un_texte_echappe_le_reste(texte: str) -> None:
    """No text, however odd, opens a tag once escaped by the template."""
    from django.utils.html import escape

    rendu = t.typographier_html(f"<p>{escape(texte)}</p>")
    assert rendu.count("<") == 2


def test_nombres() -> None:
    assert t.nombre(1370601) == f"1{F}370{F}601"
    assert t.nombre(-4) == f"{t.MOINS}4"
    assert t.nombre(-0.2) == "0"
    assert t.nombre(147.71, 1) == "147,7"
    assert [t.nombre_court(v) for v in (12.5, 3.0, 2.96)] == ["12,5", "3", "3"]
    assert [t.signe(v) for v in (4, 0, -75)] == ["+4", "0", f"{t.MOINS}75"]
    assert t.pourcent(103) == f"103{N}%"
    assert t.pourcent(None) == "–"


@pytest.mark.parametrize(
    ("quantite", "attendu"),
    [
        (0, "0 jour"),
        (1, "1 jour"),
        (1.5, "1,5 jour"),
        (2, "2 jours"),
        (1204, f"1{F}204 jours"),
    ],
)
def test_pluriel_francais(quantite: float, attendu: str) -> None:
    assert t.compte(quantite, "jour") == attendu.replace(" ", N)


@pytest.mark.parametrize(
    ("valeur", "lettres"),
    [
        (0, "zéro"),
        (16, "seize"),
        (17, "dix-sept"),
        (21, "vingt et un"),
        (40, "quarante"),
        (71, "soixante et onze"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (91, "quatre-vingt-onze"),
        (99, "quatre-vingt-dix-neuf"),
        (100, "100"),
    ],
)
def test_en_lettres(valeur: int, lettres: str) -> None:
    assert t.en_lettres(valeur) == lettres


def test_en_lettres_au_feminin() -> None:
    assert [t.en_lettres(n, feminin=True) for n in (1, 31, 2)] == [
        "une",
        "trente et une",
        "deux",
    ]


def test_enumeration() -> None:
    assert [t.enumeration(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a et b",
        "a, b et c",
    ]


def test_dates_et_periodes() -> None:
    assert t.date_jour(dt.date(2027, 1, 19)) == f"mardi 19{N}janvier{N}2027"
    assert t.date_longue(dt.date(2027, 5, 1)) == f"1er{N}mai{N}2027"
    assert t.periode(2, 5) == f"févr.{N}–{N}mai"
    assert [t.periode(1, 12), t.periode(10, 10), t.periode(None, 4)] == [
        "toute l’année",
        "oct.",
        "–",
    ]
