"""Asking: one row and one file for one content (règles P5, V5)."""

import pytest
from django.db import transaction

from mutualisation.documents import fabriques
from mutualisation.documents.actions import TACHE, nom_propre, relancer
from mutualisation.documents.fabriques import Fabrique
from mutualisation.documents.models import Document, Etat
from mutualisation.refus import Refus
from mutualisation.temps import maintenant
from tests.mutualisation.documents.conftest import GENRE

pytestmark = pytest.mark.django_db


def test_demander_deux_fois_le_meme_contenu_donne_la_meme_ligne(demande, envois, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        premiere, seconde = demande(), demande(nom="Autre nom")
    assert premiere.pk == seconde.pk
    assert Document.objects.count() == 1
    assert envois == [(TACHE, (premiere.pk,))]


def test_un_autre_contenu_donne_une_autre_ligne(demande, envois):
    assert demande("a" * 64).pk != demande("b" * 64).pk


def test_une_nouvelle_version_du_modele_donne_une_autre_ligne(demande, atelier, envois):
    premiere = demande()
    fabriques.inscrire(Fabrique(GENRE, "2", atelier.rendre, atelier.visible))
    assert demande().pk != premiere.pk


def test_un_genre_inconnu_est_une_faute_de_programme(demande):
    with pytest.raises(KeyError):
        demande(genre="inconnu")


def test_rien_n_est_envoye_si_la_transaction_echoue(demande, envois, django_capture_on_commit_callbacks):
    @transaction.atomic
    def acte_qui_echoue():
        demande()
        raise ZeroDivisionError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        acte_qui_echoue()
    assert envois == []
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("nom", "propre"),
    [
        ("PTA-AUV-2027", "PTA-AUV-2027"),
        ("Plan de l’Allier, n° 2 (validé)", "Plan de l’Allier, n- 2 (validé)"),
        ("../../etc/passwd", "etc-passwd"),
        ('a"b\r\nSet-Cookie: x', "a-b Set-Cookie- x"),
        ("  deux   espaces  ", "deux espaces"),
        ("é" * 300, "é" * 100),
    ],
)
def test_le_nom_du_fichier_convient_a_tout_systeme(nom, propre):
    assert nom_propre(nom) == propre


class TestRelancer:
    """Only what failed can be asked again."""

    def test_un_echec_repart_de_zero(self, demande, envois, django_capture_on_commit_callbacks):
        document = demande()
        Document.objects.update(etat=Etat.ECHEC, tentatives=5, erreur="ValueError: x", enfile_le=maintenant())
        with django_capture_on_commit_callbacks(execute=True):
            relance = relancer(document=document, par=None)
        assert (relance.etat, relance.tentatives, relance.erreur, relance.enfile_le) == (Etat.DEMANDE, 0, "", None)
        assert envois == [(TACHE, (document.pk,))]

    def test_un_essai_prevu_plus_tard_est_avance_sans_oublier_le_compte(self, demande, envois):
        document = demande()
        Document.objects.update(tentatives=2, erreur="x", pas_avant=maintenant().replace(year=2100))
        relance = relancer(document=document, par=None)
        assert (relance.pas_avant, relance.tentatives) == (None, 2)

    @pytest.mark.parametrize(
        ("champs", "raison"),
        [
            ({}, "Ce document est déjà demandé."),
            (
                {"etat": Etat.EN_COURS, "porteur": "x", "bail": "2027-01-01T00:00Z"},
                "Ce document est en cours de production.",
            ),
        ],
    )
    def test_ce_qui_n_a_pas_echoue_ne_se_relance_pas(self, demande, envois, champs, raison):
        document = demande()
        Document.objects.update(**champs)
        with pytest.raises(Refus, match=raison):
            relancer(document=document, par=None)
