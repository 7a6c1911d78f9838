"""A ready document whose file the storage has lost: made again on request, and the loss is never hidden."""

from __future__ import annotations

import hashlib

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.utils import ProgrammingError
from django.urls import reverse

from mutualisation.documents import fabriques
from mutualisation.documents.actions import TACHE, relancer
from mutualisation.documents.fabriques import Fabrique, Fichier
from mutualisation.documents.models import Document, Etat
from mutualisation.documents.production import produire
from mutualisation.refus import Refus
from tests.mutualisation.documents.conftest import GENRE

pytestmark = pytest.mark.django_db


@pytest.fixture
def fidele(atelier):
    """A maker that gives the same bytes every time, as ours do."""
    fabriques.inscrire(Fabrique(GENRE, "1", lambda source, page: Fichier(b"%PDF-1.7 fidele", 1), atelier.visible))


@pytest.fixture
def perdu(demande):
    """Ready, then lost."""
    document = demande()
    produire(document.pk)
    document.refresh_from_db()
    default_storage.delete(document.fichier.name)
    return document


def relu(document):
    return Document.objects.get(pk=document.pk)


def test_demander_un_fichier_perdu_le_remet_en_file_sous_la_meme_cle(
    fidele, perdu, demande, envois, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        redemande = demande()
    assert (redemande.pk, redemande.cle, redemande.etat) == (perdu.pk, perdu.cle, Etat.DEMANDE)
    assert envois == [(TACHE, (perdu.pk,))]
    assert redemande.empreinte == perdu.empreinte, "attendue"
    produire(perdu.pk)
    refait = relu(perdu)
    with default_storage.open(refait.fichier.name) as fichier:
        assert fichier.read() == b"%PDF-1.7 fidele"
    assert (refait.etat, refait.empreinte, refait.refait_autrement) == (Etat.PRET, perdu.empreinte, False)
    assert [perte["empreinte"] for perte in refait.pertes] == [perdu.empreinte]
    assert demande().etat == Etat.PRET, "once"


def test_un_fichier_present_n_est_pas_refait(fidele, demande, envois, django_capture_on_commit_callbacks):
    document = demande()
    produire(document.pk)
    with django_capture_on_commit_callbacks(execute=True):
        assert demande().etat == Etat.PRET
    with pytest.raises(Refus, match="déjà prêt"):
        relancer(document=document, par=None)
    assert envois == []


def test_refait_avec_d_autres_octets_les_deux_empreintes_restent(perdu, demande, caplog):
    demande()
    produire(perdu.pk)
    refait = relu(perdu)
    assert refait.refait_autrement
    assert refait.pertes[-1]["empreinte"] == perdu.empreinte == hashlib.sha256(b"%PDF-1.7 rendu 1").hexdigest()
    assert refait.empreinte == hashlib.sha256(b"%PDF-1.7 rendu 2").hexdigest()
    assert "file made again with other bytes" in [r.message for r in caplog.records]


@pytest.mark.parametrize(
    "champs",
    [{"etat": Etat.ECHEC}, {"etat": Etat.DEMANDE}, {"etat": Etat.DEMANDE, "pertes": [1], "empreinte": "x"}],
    ids=["échec", "sans trace", "empreinte effacée"],
)
def test_la_base_refuse_toute_autre_retouche_d_un_document_pret(perdu, champs):
    with pytest.raises(ProgrammingError, match="Cannot update rows"), transaction.atomic():
        Document.objects.filter(pk=perdu.pk).update(fichier="", pret_le=None, **champs)
    with pytest.raises(ProgrammingError, match="Cannot delete rows"), transaction.atomic():
        perdu.delete()


def test_la_page_dit_la_perte_et_permet_de_refaire(perdu, atelier, monde, client, connecte):
    atelier.lecteurs.add(monde.mir_a.pk)
    connecte(client, monde.mir_a)
    adresse = reverse("document", args=[perdu.pk])
    assert client.get(reverse("document_fichier", args=[perdu.pk]))["Location"] == adresse
    page = client.get(adresse).content.decode()
    assert "n’est plus sur le serveur" in page
    assert "Refaire le fichier" in page
    assert relu(perdu).etat == Etat.PRET, "une lecture ne refait rien"
    client.post(reverse("document_relancer", args=[perdu.pk]))
    produire(perdu.pk)
    page = client.get(adresse).content.decode()
    assert "pour remplacer un fichier disparu" in page
    assert perdu.empreinte in page
    assert relu(perdu).empreinte in page


def test_refaire_suit_le_droit_de_lire(perdu, monde, client, connecte):
    connecte(client, monde.mir_b)
    assert client.post(reverse("document_relancer", args=[perdu.pk])).status_code == 404
    assert relu(perdu).etat == Etat.PRET
