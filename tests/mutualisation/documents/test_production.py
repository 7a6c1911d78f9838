"""Making: one worker at a time, one file stored whatever the number of renderings."""

import datetime as dt
import hashlib
import threading

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import ProgrammingError, transaction

from mutualisation.documents import bail as module_bail
from mutualisation.documents import fabriques
from mutualisation.documents.bail import DUREE, Bail, BailPerdu
from mutualisation.documents.depot import nom_de_depot
from mutualisation.documents.fabriques import Fabrique
from mutualisation.documents.models import ESSAIS, Document, Etat
from mutualisation.documents.production import REPIT, produire
from mutualisation.temps import horloge, maintenant
from tests.attente import attendre
from tests.mutualisation.documents.conftest import GENRE, Fil, Retenue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("envois")]
fils_reels = pytest.mark.django_db(transaction=True)

APRES_LE_BAIL = DUREE + dt.timedelta(seconds=1)


def test_le_fichier_est_range_avec_son_empreinte(demande, fichiers):
    document = demande()
    produire(document.pk)
    document.refresh_from_db()
    (fichier,) = fichiers()
    assert document.etat == Etat.PRET
    assert (document.porteur, document.bail, document.erreur) == ("", None, "")
    assert (document.pages, document.taille) == (3, fichier.stat().st_size)
    assert document.empreinte == hashlib.sha256(fichier.read_bytes()).hexdigest()
    assert document.fichier.name == nom_de_depot(document.cle, "pdf")


def test_produire_deux_fois_ne_rend_qu_une_fois(demande, atelier, fichiers):
    document = demande()
    produire(document.pk)
    produire(document.pk)
    assert len(atelier.rendus) == len(fichiers()) == 1


def test_un_document_pret_ne_change_plus(demande):
    document = demande()
    produire(document.pk)
    for changement in (
        lambda: Document.objects.filter(pk=document.pk).update(nom="autre"),
        lambda: Document.objects.filter(pk=document.pk).delete(),
    ):
        with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
            changement()


@fils_reels
def test_au_depart_simultane_un_seul_rend(demande, atelier, fichiers):
    document = demande()
    depart = threading.Barrier(4)

    def partir():
        depart.wait(20)
        produire(document.pk)

    for fil in [Fil(partir) for _ in range(4)]:
        fil.finir()
    assert len(atelier.rendus) == len(fichiers()) == 1


@fils_reels
def test_pendant_un_rendu_un_second_ouvrier_passe_son_chemin(demande, atelier, fichiers):
    document = demande()
    atelier.pendant = retenue = Retenue()
    premier = Fil(lambda: produire(document.pk, message="m1"))
    retenue.attendre_le_debut()
    produire(document.pk, message="m2")
    assert fichiers() == []
    retenue.suite.set()
    premier.finir()
    assert len(atelier.rendus) == len(fichiers()) == 1


@fils_reels
def test_un_bail_expire_est_repris_et_l_ancien_porteur_ne_range_rien(demande, atelier, fichiers):
    document = demande()
    atelier.pendant = retenue = Retenue()
    ancien = Fil(lambda: produire(document.pk, message="m1"))
    retenue.attendre_le_debut()
    atelier.pendant = None
    with horloge(maintenant() + APRES_LE_BAIL):
        produire(document.pk, message="m2")
    retenue.suite.set()
    ancien.finir()
    (fichier,) = fichiers()
    assert len(atelier.rendus) == 2
    assert fichier.read_bytes() == b"%PDF-1.7 rendu 2"
    document.refresh_from_db()
    assert document.empreinte == hashlib.sha256(fichier.read_bytes()).hexdigest()


@fils_reels
def test_le_meme_message_redistribue_reprend_sans_attendre_le_bail(demande, atelier, fichiers):
    """The broker gives a message back only when its worker is dead or unreachable."""
    document = demande()
    atelier.pendant = retenue = Retenue()
    ancien = Fil(lambda: produire(document.pk, message="m1"))
    retenue.attendre_le_debut()
    atelier.pendant = None
    produire(document.pk, message="m1")
    retenue.suite.set()
    ancien.finir()
    document.refresh_from_db()
    assert document.etat == Etat.PRET
    assert len(atelier.rendus) == 2
    assert len(fichiers()) == 1


def test_un_fichier_laisse_par_un_ouvrier_mort_est_remplace(demande, fichiers):
    document = demande()
    default_storage.save(nom_de_depot(document.cle, "pdf"), ContentFile(b"%PDF interrompu"))
    produire(document.pk)
    assert [f.read_bytes() for f in fichiers()] == [b"%PDF-1.7 rendu 1"]


class TestEchec:
    """A rendering that fails is traced, tried again five minutes later, then given up."""

    def test_un_rendu_en_panne_est_note_et_attend_cinq_minutes(self, demande, atelier, fichiers, caplog):
        document, instant = demande(), maintenant()
        atelier.panne = ValueError("titre illisible")
        with horloge(instant):
            produire(document.pk)
            produire(document.pk)
        document.refresh_from_db()
        assert (document.etat, document.tentatives, document.porteur) == (Etat.DEMANDE, 1, "")
        assert document.pas_avant == instant + REPIT
        assert document.erreur == "ValueError: titre illisible"
        (trace,) = [r for r in caplog.records if r.message == "document not made"]
        assert trace.exc_info[1] is atelier.panne
        assert fichiers() == []
        atelier.panne = None
        with horloge(instant + REPIT):
            produire(document.pk)
        document.refresh_from_db()
        assert (document.etat, document.erreur, document.tentatives) == (Etat.PRET, "", 2)

    def test_apres_le_dernier_essai_c_est_un_echec(self, demande, atelier):
        document, instant = demande(), maintenant()
        atelier.panne = ValueError()
        for essai in range(ESSAIS + 2):
            with horloge(instant + essai * REPIT):
                produire(document.pk)
        document.refresh_from_db()
        assert (document.etat, document.tentatives, document.pas_avant) == (Etat.ECHEC, ESSAIS, None)
        assert len(atelier.rendus) == ESSAIS

    def test_un_genre_que_personne_ne_sait_plus_faire_est_un_echec_comme_un_autre(self, demande, monkeypatch):
        document = demande()
        monkeypatch.setattr(fabriques, "_fabriques", {})
        produire(document.pk)
        document.refresh_from_db()
        assert (document.etat, document.erreur) == (Etat.DEMANDE, "KeyError: 'essai'")

    @fils_reels
    def test_l_ancien_porteur_en_panne_ne_touche_pas_au_travail_du_nouveau(self, demande, atelier):
        document = demande()
        atelier.pendant, atelier.panne = Retenue(), ValueError()
        retenue = atelier.pendant
        ancien = Fil(lambda: produire(document.pk))
        retenue.attendre_le_debut()
        Document.objects.update(porteur="nouveau")
        retenue.suite.set()
        ancien.finir()
        document.refresh_from_db()
        assert (document.etat, document.porteur, document.erreur) == (Etat.EN_COURS, "nouveau", "")


@fils_reels
class TestBail:
    """The lease is renewed and the page written by a thread of their own."""

    @pytest.fixture(autouse=True)
    def _presse(self, monkeypatch):
        monkeypatch.setattr(module_bail, "PAS", 0.01)
        monkeypatch.setattr(module_bail, "RENOUVELLEMENT", dt.timedelta(seconds=0.02))

    @pytest.fixture
    def tenu(self, demande):
        document = demande()
        Document.objects.update(etat=Etat.EN_COURS, porteur="moi", bail=maintenant())
        document.refresh_from_db()
        return document

    def test_il_est_renouvele_tant_que_dure_le_rendu(self, tenu):
        with Bail(tenu.pk, "moi"):
            attendre(lambda: Document.objects.get().bail > tenu.bail + DUREE, quoi="le bail prolongé")

    def test_la_page_en_cours_est_ecrite(self, tenu):
        with Bail(tenu.pk, "moi") as bail:
            bail.progression(9)
            attendre(lambda: Document.objects.get().page == 9, quoi="la page écrite")

    def test_il_lit_l_horloge_de_qui_rend(self, tenu):
        instant = dt.datetime(2027, 1, 12, tzinfo=dt.UTC)
        with horloge(instant), Bail(tenu.pk, "moi"):
            attendre(lambda: Document.objects.get().bail == instant + DUREE, quoi="le bail à l’heure figée")

    def test_perdu_il_arrete_le_rendu(self, tenu):
        Document.objects.update(porteur="autre")

        def rendre(bail):
            while True:
                bail.progression(1)

        with pytest.raises(BailPerdu), Bail(tenu.pk, "moi") as bail:
            rendre(bail)

    def test_une_base_absente_un_instant_ne_fait_pas_perdre_le_bail(self, tenu, monkeypatch, caplog):
        vrai, pannes = Bail._renouveler, iter([True, True])

        def capricieux(bail):
            if next(pannes, False):
                Document.objects.raw("SELECT * FROM absente").iterator().__next__()
            vrai(bail)

        monkeypatch.setattr(Bail, "_renouveler", capricieux)
        with Bail(tenu.pk, "moi") as bail:
            attendre(lambda: Document.objects.get().bail > tenu.bail + DUREE, quoi="le bail prolongé")
            bail.progression(1)
        assert [r.message for r in caplog.records].count("lease not renewed") == 2


class TestPrevision:
    """The number of pages expected, for the bar."""

    def test_sans_fabrique_qui_sache_c_est_celui_du_dernier_document(self, demande):
        produire(demande("a" * 64).pk)
        suivant = demande("b" * 64)
        produire(suivant.pk)
        suivant.refresh_from_db()
        assert suivant.pages_prevues == 3

    def test_la_fabrique_peut_savoir_mieux(self, demande, atelier):
        document = demande()
        fabriques.inscrire(
            Fabrique(GENRE, "1", atelier.rendre, atelier.visible, estimer=lambda source_id: 2 * source_id)
        )
        produire(document.pk)
        document.refresh_from_db()
        assert document.pages_prevues == 14
