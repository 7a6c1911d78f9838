"""Templates: all used, all their libraries used, all in French typography."""

import re
from pathlib import Path

import pytest
from django.template import engines

from mutualisation.typographie import typographier
from tests.garde_fous.depot import APPLICATIONS, GABARITS, gabarits, sources

MORCEAUX = re.compile(r"(\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<script.*?</script>|<!--.*?-->|<[^>]*>)", re.DOTALL)
ATTRIBUTS_LUS = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')
# Django looks for these by name; the renderer's are named in mutualisation/formulaires.py.
PAR_CONVENTION = {"400.html", "403.html", "404.html", "500.html"}

# Paper is typeset as a whole when rendered (`typographier_html`), and no browser policy applies to it.
ECRANS = [g for g in gabarits() if not g.name.endswith(".pdf.html")]


def nom(chemin: Path) -> str:
    return chemin.relative_to(GABARITS).as_posix()


def test_chaque_gabarit_sert():
    cites = "\n".join(f.read_text() for f in (*sources(*APPLICATIONS), *gabarits()))
    inutiles = [n for n in map(nom, gabarits()) if n not in PAR_CONVENTION and f'"{n}"' not in cites]
    assert inutiles == []


@pytest.mark.parametrize("chemin", gabarits(), ids=nom)
def test_chaque_bibliotheque_chargee_sert(chemin):
    source = chemin.read_text()
    bibliotheques = engines["django"].engine.template_libraries
    for charges in re.findall(r"\{%\s*load\s+([^%]*?)\s*%\}", source):
        for bibliotheque in charges.split(" from ")[-1].split():
            registre = bibliotheques[bibliotheque]
            assert any(_emploie(source, n, r"\{%\s*") for n in registre.tags) or any(
                _emploie(source, n, r"\|") for n in registre.filters
            ), f"{{% load {bibliotheque} %}} ne sert pas"


def _emploie(source: str, mot: str, avant: str) -> bool:
    return re.search(rf"{avant}{re.escape(mot)}\b", source) is not None


@pytest.mark.parametrize("chemin", ECRANS, ids=nom)
def test_typographie(chemin):
    """What is written in the template; what the code brings is read in each page (`tests.pieges.pages`)."""
    source = chemin.read_text()
    lus = [m for m in MORCEAUX.split(source) if m and not m.startswith(("{", "<"))]
    lus += [valeur for m in MORCEAUX.findall(source) for valeur in ATTRIBUTS_LUS.findall(m) if "{" not in valeur]
    lignes = [ligne.strip(" \t") for morceau in lus for ligne in morceau.splitlines()]
    assert [f"{ligne} -> {typographier(ligne)}" for ligne in lignes if typographier(ligne) != ligne] == []


@pytest.mark.parametrize("chemin", ECRANS, ids=nom)
def test_rien_que_la_politique_de_securite_bloquerait(chemin):
    source = chemin.read_text()
    assert re.findall(r"\s(?:style|on[a-z]+)=\"", source) == []
    assert re.findall(r"<style\b|href=\"javascript:", source) == []
    assert re.findall(r"<script(?![^>]*\bsrc=)", source) == []
    assert "|safe" not in source, "mark_safe a sa place dans le code, près de l’échappement"


@pytest.mark.parametrize("chemin", ECRANS, ids=nom)
def test_chaque_envoi_est_protege(chemin):
    for formulaire in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", chemin.read_text(), re.DOTALL):
        protege = "{% csrf_token %}" in formulaire or 'id="session-formulaire"' in formulaire
        assert protege, formulaire[:80]
