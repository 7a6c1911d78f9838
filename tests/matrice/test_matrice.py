"""Plays the matrix, and proves that it would see a hole."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import path

from mutualisation import urls
from mutualisation.acces import region_visible
from mutualisation.refus import Refus
from tests.garde_fous.depot import APPLICATIONS, relatif, sources
from tests.matrice import lecture
from tests.matrice.modele import COLLEGE_A, LECTEURS_A, PERSONNE, TOUS, Ligne
from tests.matrice.moteur import Salle, lignes, noms_des_adresses, publiques

pytestmark = pytest.mark.django_db


@pytest.fixture
def salle(monde, settings):
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    return Salle(monde)


@pytest.mark.parametrize("ligne", lignes(), ids=lambda ligne: ligne.cle)
def test_ligne(salle, ligne, record_property):
    assert salle.jouer(ligne) == []
    record_property("cellules_de_la_matrice", len(TOUS) + 2)


@pytest.mark.parametrize("publique", publiques(), ids=lambda publique: publique.nom)
def test_adresse_publique(salle, publique, record_property):
    assert salle.visiter(publique).status_code == publique.statut
    record_property("cellules_de_la_matrice", 1)


def test_chaque_adresse_nommee_a_sa_ligne():
    traitees = {ligne.nom for ligne in lignes()} | {publique.nom for publique in publiques()}
    assert sorted(noms_des_adresses() - traitees) == [], "adresses sans ligne dans tests/matrice/lignes/"
    assert sorted(traitees - noms_des_adresses()) == [], "lignes sans adresse"


def test_chaque_adresse_est_nommee():
    assert sorted(noms_des_adresses(nommees=False)) == []


def test_une_ligne_ne_se_repete_pas():
    assert [cle for cle, n in Counter(ligne.cle for ligne in lignes()).items() if n > 1] == []


def test_rien_n_est_a_la_fois_public_et_reserve():
    assert {ligne.nom for ligne in lignes()} & {publique.nom for publique in publiques()} == set()


# ── The matrix sees holes ─────────────────────────────────────────────────────
def _droit_inexistant(request: HttpRequest, region_pk: int) -> HttpResponse:
    """An act nobody was ever given the right to."""
    region = region_visible(request, region_pk)
    if not request.acteur.peut("voler", region):
        raise Refus("Ce droit n’existe pas.")
    return HttpResponse(status=204)


def _ouverte(request: HttpRequest, region_pk: int) -> HttpResponse:
    """A page that forgot to ask anything."""
    return HttpResponse(status=204)


urlpatterns = [
    *urls.urlpatterns,
    path("regions/<int:region_pk>/voler/", _droit_inexistant, name="voler"),
    path("regions/<int:region_pk>/ouverte/", _ouverte, name="ouverte"),
]


def _auvergne(monde):
    return {"region_pk": monde.auvergne.pk}


@pytest.mark.urls(__name__)
def test_un_droit_inexistant_est_refuse_a_tous(salle):
    assert salle.jouer(Ligne("voler", permis=PERSONNE, voient=LECTEURS_A, construire=_auvergne)) == []
    assert "voler" in noms_des_adresses()


@pytest.mark.urls(__name__)
def test_une_page_qui_a_oublie_de_demander_est_vue(salle):
    ecarts = salle.jouer(Ligne("ouverte", permis=COLLEGE_A, construire=_auvergne))
    assert {ecart.split(" ")[0] for ecart in ecarts} == TOUS - COLLEGE_A


@pytest.mark.urls(__name__)
def test_un_droit_accorde_a_tort_dans_la_ligne_est_vu(salle):
    juste = Ligne("voler", permis=PERSONNE, voient=LECTEURS_A, construire=_auvergne)
    assert salle.jouer(replace(juste, permis=frozenset({"mir_a"}))) == ["mir_a : 403 au lieu de [200, 204, 302, 303]"]


# ── Reading writes nothing ────────────────────────────────────────────────────
def test_seules_ces_tables_s_ecrivent_a_la_lecture():
    """The exemption is used where it is declared: the reading mark of a frozen version, and of a transmission."""
    appelants = [
        relatif(f) for f in sources(*APPLICATIONS) if re.search(r"^ +noter_lecture\(", f.read_text(), re.MULTILINE)
    ]
    assert appelants == ["ctri/dossiers/views.py", "ctri/transmissions/views.py"]
    assert {"django_session", "ctri_lecture", "ctri_destinataire"} == lecture.EXEMPTES


def test_une_lecture_qui_ecrit_est_vue(db):
    with CaptureQueriesContext(connection) as requetes, connection.cursor() as curseur:
        curseur.execute("UPDATE mutualisation_utilisateur SET nom = nom")
        curseur.execute("DELETE FROM django_session")
    assert lecture.ecritures(requetes) == {"mutualisation_utilisateur"}


def test_la_base_refuse_d_ecrire_pendant_une_lecture(client, monde, connecte, monkeypatch):
    """The wrapper is not only a check of tests: the transaction itself is read-only."""
    from django.db.utils import InternalError

    def ecrire(acteur, region):
        with connection.cursor() as curseur:
            curseur.execute("UPDATE mutualisation_utilisateur SET nom = nom")

    monkeypatch.setattr("mutualisation.accueil.views.composer", ecrire)
    with pytest.raises(InternalError, match="read-only transaction"):
        connecte(client, monde.mir_a).get("/")
