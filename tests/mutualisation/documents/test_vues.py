"""The pages of a document, for whoever may see what it shows and for a stranger."""

import datetime as dt
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from mutualisation.documents import fabriques
from mutualisation.documents.accueil import faits, taches
from mutualisation.documents.fabriques import Fabrique
from mutualisation.documents.models import Document, Etat
from mutualisation.documents.production import produire
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import maintenant
from tests.mutualisation.documents.conftest import GENRE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("envois")]
HTMX = {"headers": {"HX-Request": "true"}}


class Balises(HTMLParser):
    """The tags of a page, by name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.toutes: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.toutes.append((tag, dict(attrs)))

    def ayant(self, attribut: str, valeur: str | None = None) -> list[dict[str, str | None]]:
        return [a for _, a in self.toutes if attribut in a and valeur in (None, a[attribut])]


@pytest.fixture
def mir(client, connecte, monde, atelier):
    """The reader of the tests' documents, signed in."""
    atelier.lecteurs.add(monde.mir_a.pk)
    connecte(client, monde.mir_a)
    return client


@pytest.fixture
def document(monde, demande):
    return demande(region=monde.auvergne, par=acteur_de(monde.mir_a))


def aller(client, nom, document, **options):
    return client.get(reverse(nom, args=[document.pk]), **options)


def mettre(document, **champs):
    Document.objects.filter(pk=document.pk).update(**champs)
    document.refresh_from_db()


def en_cours(document, **champs):
    mettre(document, etat=Etat.EN_COURS, porteur="x", bail=maintenant(), **champs)


@pytest.mark.parametrize(("methode", "nom"), [
    ("get", "document"), ("get", "document_suivi"), ("get", "document_fichier"), ("post", "document_relancer"),
])  # fmt: skip
def test_un_etranger_ne_sait_pas_que_le_document_existe(client, connecte, monde, document, methode, nom):
    produire(document.pk)
    connecte(client, monde.mir_b)
    assert getattr(client, methode)(reverse(nom, args=[document.pk])).status_code == 404


def test_un_document_que_plus_personne_ne_sait_faire_n_existe_pas(mir, document, monkeypatch):
    monkeypatch.setattr(fabriques, "_fabriques", {})
    assert aller(mir, "document", document).status_code == 404


class TestPage:
    """The whole page, with and without script."""

    def test_en_cours_elle_dit_ou_on_en_est(self, mir, document):
        en_cours(document, page=9, pages_prevues=14)
        reponse = aller(mir, "document", document)
        balises = Balises(reponse.content.decode())
        (barre,) = balises.ayant("role", "progressbar")
        assert (barre["aria-valuenow"], barre["aria-valuemin"], barre["aria-valuemax"]) == ("9", "0", "14")
        assert "Page 9 sur 14" in barre["aria-valuetext"]
        (suivie,) = balises.ayant("hx-get")
        assert suivie["hx-get"] == reverse("document_suivi", args=[document.pk]) + "?vu=en_cours"
        assert suivie["hx-trigger"] == "every 3s"
        assert b'<noscript><meta http-equiv="refresh" content="3"></noscript>' in reponse.content

    def test_on_peut_arreter_la_recharge(self, mir, document):
        reponse = mir.get(reverse("document", args=[document.pk]), {"suivre": "non"})
        assert b"http-equiv" not in reponse.content
        assert "Recharger la page" in reponse.content.decode()

    def test_prete_elle_ne_se_recharge_plus_et_donne_le_fichier(self, mir, document):
        produire(document.pk)
        reponse = aller(mir, "document", document)
        balises = Balises(reponse.content.decode())
        assert balises.ayant("hx-get") == balises.ayant("http-equiv", "refresh") == []
        (lien,) = balises.ayant("download")
        assert lien["href"] == reverse("document_fichier", args=[document.pk])
        assert "PDF – 1\N{NO-BREAK SPACE}ko – 3\N{NO-BREAK SPACE}pages" in reponse.content.decode()

    def test_une_panne_dit_quand_on_reessaiera(self, mir, document, atelier):
        atelier.panne = ValueError("secret technique")
        produire(document.pk)
        texte = aller(mir, "document", document).content.decode()
        assert "Nouvel essai automatique dans 5\N{NO-BREAK SPACE}minutes." in texte
        assert "Réessayer" in texte
        assert "secret technique" not in texte

    def test_abandonnee_elle_dit_a_qui_ecrire(self, mir, document, settings):
        mettre(document, etat=Etat.ECHEC, tentatives=5)
        reponse = aller(mir, "document", document)
        assert f"mailto:{settings.CONTACT_APPUI}" in reponse.content.decode()
        assert not Balises(reponse.content.decode()).ayant("hx-get")

    def test_elle_ramene_a_l_objet_quand_la_fabrique_le_connait(self, mir, document, atelier):
        fabriques.inscrire(
            Fabrique(GENRE, "1", atelier.rendre, atelier.visible, adresse=lambda source: f"/dossiers/{source}/")
        )
        assert b'href="/dossiers/7/"' in aller(mir, "document", document).content

    def test_autant_de_requetes_quel_que_soit_l_etat(self, mir, document, django_assert_max_num_queries):
        produire(document.pk)
        with django_assert_max_num_queries(12):
            aller(mir, "document", document)


class TestSuivi:
    """The fragment asked for every three seconds."""

    def suivre(self, client, document, vu):
        reponse = client.get(reverse("document_suivi", args=[document.pk]), {"vu": vu}, **HTMX)
        return Balises(reponse.content.decode()), reponse

    def test_tant_que_rien_ne_change_rien_n_est_annonce(self, mir, document):
        en_cours(document, page=2)
        balises, _ = self.suivre(mir, document, "en_cours")
        assert balises.ayant("hx-swap-oob") == []
        assert balises.ayant("hx-get")

    def test_pret_il_s_annonce_une_fois_et_s_arrete(self, mir, document):
        produire(document.pk)
        balises, reponse = self.suivre(mir, document, "en_cours")
        (annonce,) = balises.ayant("hx-swap-oob")
        assert annonce == {"id": f"document-{document.pk}-annonce", "hx-swap-oob": "innerHTML"}
        assert "Le PDF est prêt." in reponse.content.decode()
        assert balises.ayant("hx-get") == []

    def test_il_n_est_garde_nulle_part(self, mir, document):
        _, reponse = self.suivre(mir, document, "demande")
        assert reponse["Cache-Control"] == "no-store"
        assert b"<html" not in reponse.content


class TestFichier:
    """Downloading."""

    def test_le_fichier_est_donne_sous_un_nom_clair(self, mir, document):
        mettre(document, nom="Plan de l’Allier")
        produire(document.pk)
        reponse = aller(mir, "document_fichier", document)
        assert b"".join(reponse.streaming_content) == b"%PDF-1.7 rendu 1"
        assert reponse["Content-Type"] == "application/pdf"
        assert reponse["Content-Disposition"] == "attachment; filename*=utf-8''Plan%20de%20l%E2%80%99Allier.pdf"
        assert reponse["X-Content-Type-Options"] == "nosniff"
        assert reponse["Cache-Control"] == "private, no-cache"

    def test_un_document_pas_encore_pret_n_a_pas_de_fichier(self, mir, document):
        assert aller(mir, "document_fichier", document).status_code == 404

    def test_qui_perd_le_droit_perd_le_fichier(self, mir, document, atelier):
        produire(document.pk)
        atelier.lecteurs.clear()
        assert aller(mir, "document_fichier", document).status_code == 404


class TestRelancer:
    """Asking again after a failure."""

    @pytest.fixture
    def echoue(self, document):
        mettre(document, etat=Etat.ECHEC, tentatives=5)
        return document

    def test_sans_script_on_revient_a_la_page_avec_un_message(self, mir, echoue):
        reponse = mir.post(reverse("document_relancer", args=[echoue.pk]), follow=True)
        assert reponse.redirect_chain == [(reverse("document", args=[echoue.pk]), 302)]
        assert "PTA-AUV-2027\N{NO-BREAK SPACE}: nouvel essai demandé." in reponse.content.decode()
        echoue.refresh_from_db()
        assert echoue.etat == Etat.DEMANDE

    def test_avec_htmx_seul_le_fragment_change(self, mir, echoue):
        reponse = mir.post(reverse("document_relancer", args=[echoue.pk]), **HTMX)
        assert reponse.status_code == 200
        assert Balises(reponse.content.decode()).ayant("hx-get")

    def test_ce_qui_est_pret_est_refuse_avec_la_raison(self, mir, document):
        produire(document.pk)
        reponse = mir.post(reverse("document_relancer", args=[document.pk]))
        assert reponse.status_code == 403
        assert "Ce document est déjà prêt." in reponse.content.decode()

    def test_un_get_ne_relance_rien(self, mir, echoue):
        assert aller(mir, "document_relancer", echoue).status_code == 405


class TestAccueil:
    """What the home page says to whoever asked."""

    @pytest.fixture
    def acteur(self, monde, atelier):
        atelier.lecteurs.add(monde.mir_a.pk)
        acteur = acteur_de(monde.mir_a)
        acteur.utilisateur.derniere_visite = maintenant() - dt.timedelta(hours=1)
        return acteur

    def test_un_document_pret_depuis_la_derniere_visite(self, acteur, document, monde):
        produire(document.pk)
        (fait,) = faits(acteur, monde.auvergne)
        assert (fait.texte, fait.precision) == ("Le PDF PTA-AUV-2027 est prêt", "3\N{NO-BREAK SPACE}pages")
        acteur.utilisateur.derniere_visite = maintenant()
        assert list(faits(acteur, monde.auvergne)) == []

    def test_celui_d_un_autre_ne_s_y_trouve_pas(self, document, monde, atelier):
        produire(document.pk)
        autre = acteur_de(monde.chef_siege_a)
        atelier.lecteurs.add(autre.utilisateur.pk)
        autre.utilisateur.derniere_visite = maintenant() - dt.timedelta(hours=1)
        assert list(faits(autre, monde.auvergne)) == []

    def test_un_document_abandonne_est_une_tache(self, acteur, document, monde):
        mettre(document, etat=Etat.ECHEC, tentatives=5)
        (tache,) = taches(acteur, monde.auvergne)
        assert tache.titre == "Le PDF PTA-AUV-2027 n’a pas pu être produit"
        assert tache.url == reverse("document", args=[document.pk])

    def test_l_accueil_les_montre(self, mir, document, monde, settings):
        produire(document.pk)
        type(monde.mir_a).objects.filter(pk=monde.mir_a.pk).update(derniere_visite=maintenant() - dt.timedelta(hours=1))
        assert "Le PDF PTA-AUV-2027 est prêt" in mir.get(reverse("accueil")).content.decode()
