"""The sweep: what waits or was left is sent again, without flooding the queue."""

import datetime as dt
import threading

import pytest
from django.db import transaction

from mutualisation.documents import actions
from mutualisation.documents.actions import TACHE, reprendre
from mutualisation.documents.bail import DUREE
from mutualisation.documents.models import ESSAIS, PATIENCE, REPIT_DE_FILE, Document, Etat
from mutualisation.documents.production import produire
from mutualisation.temps import horloge, maintenant
from tests.mutualisation.documents.conftest import Fil

SECONDE = dt.timedelta(seconds=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def balayage(envois, django_capture_on_commit_callbacks):
    """Run one sweep at an instant; the identifiers it sent."""

    def _balayage(instant: dt.datetime) -> list[int]:
        envois.clear()
        with django_capture_on_commit_callbacks(execute=True), horloge(instant):
            reprendre()
        assert {tache for tache, _ in envois} <= {TACHE}
        return [arguments[0] for _, arguments in envois]

    return _balayage


def test_une_demande_qui_vient_de_partir_est_laissee_a_son_message(demande, balayage):
    document, instant = demande(), maintenant()
    assert balayage(instant) == []
    assert balayage(instant + PATIENCE + SECONDE) == [document.pk]


def test_une_ligne_deja_remise_en_file_n_y_est_pas_remise_a_chaque_passage(demande, balayage):
    document, depart = demande(), maintenant() + PATIENCE + SECONDE
    assert balayage(depart) == [document.pk]
    assert balayage(depart + PATIENCE) == []
    assert balayage(depart + REPIT_DE_FILE) == [document.pk]


def test_un_bail_expire_est_repris_un_bail_tenu_est_laisse(demande, balayage):
    document, instant = demande(), maintenant()
    Document.objects.update(etat=Etat.EN_COURS, porteur="mort", bail=instant + DUREE, tentatives=1)
    assert balayage(instant + DUREE - SECONDE) == []
    assert balayage(instant + DUREE + SECONDE) == [document.pk]


def test_un_essai_remis_a_plus_tard_attend_son_heure(demande, atelier, balayage):
    document, instant = demande(), maintenant() + PATIENCE
    Document.objects.update(pas_avant=instant + dt.timedelta(minutes=5))
    assert balayage(instant + dt.timedelta(minutes=4)) == []
    assert balayage(instant + dt.timedelta(minutes=5)) == [document.pk]


def test_ce_qui_est_fini_n_est_pas_repris(demande, balayage):
    demande("a" * 64)
    Document.objects.update(etat=Etat.ECHEC)
    produire(demande("b" * 64).pk)
    assert balayage(maintenant() + dt.timedelta(days=1)) == []


def test_un_contenu_qui_tue_chaque_ouvrier_est_abandonne(demande, balayage, caplog):
    document, instant = demande(), maintenant()
    Document.objects.update(etat=Etat.EN_COURS, porteur="mort", bail=instant, tentatives=ESSAIS)
    assert balayage(instant + SECONDE) == []
    document.refresh_from_db()
    assert (document.etat, document.porteur, document.bail) == (Etat.ECHEC, "", None)
    assert [r.message for r in caplog.records if r.levelname == "ERROR"] == ["document given up"]


def test_un_passage_n_envoie_qu_un_lot_les_plus_anciens_d_abord(demande, balayage, monkeypatch):
    monkeypatch.setattr(actions, "LOT", 2)
    attendus = [demande(lettre * 64).pk for lettre in "abc"]
    instant = maintenant() + PATIENCE + SECONDE
    assert balayage(instant) == attendus[:2]
    assert balayage(instant) == attendus[2:]


@pytest.mark.django_db(transaction=True)
def test_deux_balayages_simultanes_se_partagent_les_lignes(demande, envois):
    tenue, libre = demande("a" * 64), demande("b" * 64)
    envois.clear()
    prise, suite = threading.Event(), threading.Event()

    def tenir():
        with transaction.atomic():
            Document.objects.select_for_update().get(pk=tenue.pk)
            prise.set()
            assert suite.wait(20)

    autre = Fil(tenir)
    assert prise.wait(20)
    with horloge(maintenant() + PATIENCE + SECONDE):
        assert reprendre() == 1
    suite.set()
    autre.finir()
    assert envois == [(TACHE, (libre.pk,))]
