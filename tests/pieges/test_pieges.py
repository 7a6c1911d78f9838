"""The tripwires themselves: each one must go off."""

import pytest
from django.http import HttpResponse
from django.template import engines
from django.test import RequestFactory

from mutualisation.territoire.models import Departement
from tests.pieges.gabarits import VariableIndefinie
from tests.pieges.pages import PageFautive, fautes, verifier

PAGE = '<!DOCTYPE html><html lang="fr"><head><title>Sujet – Site</title></head><body>{}</body></html>'


@pytest.mark.parametrize(
    "source",
    ["{{ inconnue }}", "{{ liste.inconnu }}", "{{ inconnue|default:'' }}", "{% with x=inconnue %}{% endwith %}"],
)
def test_une_variable_indefinie_echoue(source):
    gabarit = engines["django"].from_string(source)
    with pytest.raises(VariableIndefinie):
        gabarit.render({"liste": []})


def test_une_variable_facultative_se_demande():
    gabarit = engines["django"].from_string("{% if inconnue %}{{ inconnue }}{% endif %}-")
    assert gabarit.render({}) == "-"


def test_sans_ordre_demande_l_ordre_varie(monde):
    tirages = {tuple(Departement.objects.order_by().values_list("pk", flat=True)) for _ in range(5)}
    assert len(tirages) > 1
    ranges = {tuple(Departement.objects.values_list("pk", flat=True)) for _ in range(5)}
    assert len(ranges) == 1


@pytest.mark.parametrize(
    ("corps", "attendu"),
    [
        ("<h1>Titre</h1><p>{{ nom }}</p>", "reste de gabarit"),
        ("<h1>Titre</h1><p>{% if %}</p>", "reste de gabarit"),
        ('<h1>Titre</h1><button onclick="f()">Non</button>', "<button onclick=…>"),
        ('<h1>Titre</h1><p style="color:red">Non</p>', "<p style=…>"),
        ("<h1>Titre</h1><p>L'avis</p>", "typographie"),
        ("<h1>Titre</h1><p>Pourquoi ?</p>", "typographie"),
        ('<h1>Titre</h1><a title="C\'est">lien</a>', "typographie"),
        ("<h1>Un</h1><h1>Deux</h1>", "2 titres h1"),
        ("<p>Sans titre</p>", "0 titres h1"),
        ('<h1>Titre</h1><p id="a"></p><p id="a"></p>', "id en double"),
    ],
)
def test_une_page_fautive_est_vue(corps, attendu):
    assert any(attendu in faute for faute in fautes(PAGE.format(corps)))


def test_une_page_juste_passe():
    corps = "<h1>L’avis du collège</h1><p>Pourquoi\u202f? Voici\u00a0: 3\u00a0jours.</p><textarea>L'avis</textarea>"
    assert fautes(PAGE.format(corps)) == []


def test_un_title_sans_sujet_est_vu():
    assert "le <title> ne commence pas par un sujet" in fautes(PAGE.replace("Sujet", "").format("<h1>T</h1>"))


def test_le_client_lit_chaque_page(client, db):
    with pytest.raises(PageFautive, match="/x/"):
        verifier(HttpResponse("<p>L'avis</p>"), RequestFactory().get("/x/").path)
    assert client.get("/aide/").status_code == 200
