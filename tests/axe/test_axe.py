"""Each screen at both widths: WCAG 2.1 A and AA, no sideways scrolling, and a case for every page."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test.signals import template_rendered

from tests.axe import cas as paquet
from tests.axe.modele import CasAxe
from tests.garde_fous.depot import GABARITS, gabarits
from tests.navigateur import LARGEUR_BUREAU, LARGEUR_TELEPHONE

NORMES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], "resultTypes": ["violations"]}
# The page of a failure has its own test below.
SANS_CAS = {"500.html"}


def tous_les_cas() -> list[CasAxe]:
    modules = (import_module(f"{paquet.__name__}.{m.name}") for m in iter_modules(paquet.__path__))
    return [cas for module in modules for cas in module.CAS]


@pytest.fixture
def gabarits_rendus():
    """Names of the templates drawn by the server during the test."""
    rendus = set()

    def noter(sender, template, **_):
        rendus.add(template.name)

    template_rendered.connect(noter)
    yield rendus
    template_rendered.disconnect(noter)


@pytest.mark.navigateur
@pytest.mark.parametrize("largeur", [LARGEUR_BUREAU, LARGEUR_TELEPHONE])
@pytest.mark.parametrize("cas", tous_les_cas(), ids=lambda cas: cas.cle)
def test_ecran(cas, largeur, page_de, monde, gabarits_rendus, veille, monkeypatch):
    if cas.decor:
        cas.decor(monkeypatch)
    personne = monde.personnes[cas.personne] if cas.personne else None
    page = page_de(personne, largeur=largeur)
    if cas.statut != 200:
        veille.tolerer(f"status of {cas.statut}")
    page.goto(cas.adresse(monde))
    cas.gestes(page)
    assert cas.gabarit in gabarits_rendus
    verifier(page)


# One screen per layout and per drawing: the dark scheme changes colours, not structure.
SOMBRES = (
    "accueil/accueil.html-remplie",
    "college/plans/editeur.html--",
    "college/plans/editeur.html-conflit",
    "college/plans/editeur.html-menu de ligne",
    "college/plans/comparaison.html--",
    "ctri/dossiers/lire.html-soumis, contenu",
    "ctri/dossiers/lire.html-validé, décision",
    "ctri/seances/lire.html-ouverte",
    "college/propositions/lire.html--",
    "college/veille/notes.html-recherche",
    "comptes/connexion.html--",
    "effectifs/equipes.html--",
    "effectifs/effectif_socle.html-par fonction",
    "effectifs/import.html-examiné",
    "comptes/nouveau.html-refusé",
    "documents/document.html-en cours",
)
COULEURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}


@pytest.fixture
def page_sombre(page_de):
    """As on a computer whose owner chose dark colours."""

    def ouvrir(personne, adresse):
        page = page_de(personne)
        page.emulate_media(color_scheme="dark")
        page.goto(adresse)
        page.locator("html[data-fr-theme=dark]").wait_for()
        return page

    return ouvrir


@pytest.mark.navigateur
@pytest.mark.parametrize("cle", SOMBRES)
def test_ecran_en_theme_sombre(cle, page_sombre, monde, veille, monkeypatch):
    [cas] = [cas for cas in tous_les_cas() if cas.cle == cle]
    if cas.decor:
        cas.decor(monkeypatch)
    if cas.statut != 200:
        veille.tolerer(f"status of {cas.statut}")
    page = page_sombre(monde.personnes[cas.personne] if cas.personne else None, cas.adresse(monde))
    cas.gestes(page)
    resultat = Axe().run(page, options=COULEURS)
    assert resultat.violations_count == 0, resultat.generate_report()


@pytest.mark.navigateur
def test_axe_voit_une_encre_du_theme_clair(page_sombre):
    """A colour written for the light scheme alone goes off in the dark."""
    page = page_sombre(None, "/aide/")
    page.evaluate("document.querySelector('h1').style.color = '#3a3a3a'")
    regles = {violation["id"] for violation in Axe().run(page, options=COULEURS).response["violations"]}
    assert regles == {"color-contrast"}


def verifier(page):
    resultat = Axe().run(page, options=NORMES)
    assert resultat.violations_count == 0, resultat.generate_report()
    debord = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert debord <= 0, f"la page déborde de {debord} px en largeur"


@pytest.mark.navigateur
@pytest.mark.parametrize("largeur", [LARGEUR_BUREAU, LARGEUR_TELEPHONE])
def test_page_de_panne(largeur, page_de, monde, gabarits_rendus, veille, monkeypatch):
    """No address leads to it: something has to break."""
    monkeypatch.setattr("mutualisation.pages.views._page", None)
    veille.tolerer("500")
    page = page_de(monde.mir_a, largeur=largeur)
    page.goto("/aide/")
    assert "500.html" in gabarits_rendus
    verifier(page)


def test_chaque_page_a_son_cas():
    pages = {g.relative_to(GABARITS).as_posix() for g in gabarits() if '{% extends "base' in g.read_text()}
    assert sorted(pages - SANS_CAS - {cas.gabarit for cas in tous_les_cas()}) == []


def test_un_cas_ne_se_repete_pas():
    assert [cle for cle, n in Counter(cas.cle for cas in tous_les_cas()).items() if n > 1] == []


@pytest.mark.navigateur
def test_axe_voit_une_faute(page_de, monde):
    """The check itself must go off."""
    page = page_de(None)
    page.goto("/aide/")
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\"><input>')")
    regles = {violation["id"] for violation in Axe().run(page, options=NORMES).response["violations"]}
    assert {"image-alt", "label"} <= regles
