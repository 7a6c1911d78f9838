"""What a person is told: exact French, whatever the state."""

import datetime as dt

import pytest
from django.core.files.storage import default_storage

from mutualisation.documents import fabriques
from mutualisation.documents.depot import deposer
from mutualisation.documents.fabriques import Fabrique
from mutualisation.documents.models import Document, Etat
from mutualisation.documents.suivi import Suivi
from tests.mutualisation.documents.conftest import GENRE

INSTANT = dt.datetime(2027, 1, 12, 14, 32, tzinfo=dt.UTC)


def dans(**duree: float) -> dt.datetime:
    return INSTANT + dt.timedelta(**duree)


@pytest.fixture
def suivi(atelier):
    return lambda **champs: Suivi(Document(genre=GENRE, nom="PTA", **champs), INSTANT)


@pytest.mark.parametrize(
    ("champs", "etat", "phrase"),
    [
        ({}, Etat.DEMANDE, "La production va commencer."),
        ({"pas_avant": INSTANT, "erreur": "x"}, Etat.DEMANDE, "La production va commencer."),
        (
            {"pas_avant": dans(minutes=5)},
            Etat.ECHEC,
            "Le PDF n’a pas pu être produit. Nouvel essai automatique dans 5\N{NO-BREAK SPACE}minutes.",
        ),
        (
            {"pas_avant": dans(seconds=40)},
            Etat.ECHEC,
            "Le PDF n’a pas pu être produit. Nouvel essai automatique dans 1\N{NO-BREAK SPACE}minute.",
        ),
        (
            {"etat": Etat.ECHEC, "tentatives": 5},
            Etat.ECHEC,
            "Le PDF n’a pas pu être produit, malgré 5\N{NO-BREAK SPACE}essais.",
        ),
        ({"etat": Etat.EN_COURS}, Etat.EN_COURS, "Production commencée."),
        ({"etat": Etat.EN_COURS, "page": 9}, Etat.EN_COURS, "Page 9."),
        ({"etat": Etat.EN_COURS, "page": 9, "pages_prevues": 14}, Etat.EN_COURS, "Page 9 sur 14."),
        # More pages than foreseen: “page 16 sur 14” would be absurd.
        ({"etat": Etat.EN_COURS, "page": 16, "pages_prevues": 14}, Etat.EN_COURS, "Page 16."),
    ],
)
def test_la_phrase_dit_l_etat(suivi, champs, etat, phrase):
    vu = suivi(**champs)
    assert (vu.etat, vu.phrase) == (etat, phrase)


def test_un_document_pret_l_est_tant_que_son_fichier_existe(suivi):
    nom = deposer("c" * 64, "pdf", b"%PDF")
    vu = suivi(etat=Etat.PRET, fichier=nom)
    assert (vu.etat, vu.phrase) == (Etat.PRET, "Le PDF est prêt.")
    default_storage.delete(nom)
    vu = suivi(etat=Etat.PRET, fichier=nom)
    assert (vu.etat, vu.bouton) == (Etat.ECHEC, "Refaire le fichier")
    assert vu.phrase.startswith("Le PDF n’est plus sur le serveur.")


@pytest.mark.parametrize(
    ("ecoulees", "phrase"),
    [
        (9, "Page 9 sur 14, encore quelques secondes."),
        (36, "Page 9 sur 14, environ 20\N{NO-BREAK SPACE}secondes."),
        (126, "Page 9 sur 14, environ 2\N{NO-BREAK SPACE}minutes."),
    ],
)
def test_le_temps_restant_est_arrondi(suivi, ecoulees, phrase):
    commence = INSTANT - dt.timedelta(seconds=ecoulees)
    vu = suivi(etat=Etat.EN_COURS, page=9, pages_prevues=14, commence_le=commence)
    assert vu.phrase == phrase


@pytest.mark.parametrize(
    ("champs", "actif", "rythme"),
    [
        ({}, True, 3),
        ({"etat": Etat.EN_COURS}, True, 3),
        ({"pas_avant": dans(minutes=5)}, True, 15),
        ({"etat": Etat.PRET}, False, 3),
        ({"etat": Etat.ECHEC}, False, 3),
    ],
)
def test_on_cesse_de_demander_quand_plus_rien_ne_bouge(suivi, champs, actif, rythme):
    vu = suivi(**champs)
    assert (vu.actif, vu.rythme) == (actif, rythme)


def test_un_tableur_n_est_pas_appele_pdf(suivi, atelier):
    fabriques.inscrire(Fabrique(GENRE, "1", atelier.rendre, atelier.visible, extension="xlsx"))
    assert (suivi().designation, suivi().format) == ("Le fichier", "XLSX")
