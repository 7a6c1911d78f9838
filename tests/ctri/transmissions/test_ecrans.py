"""The screens of transmissions: what each person reads, what nobody ever reads (règle C3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ctri.seances.models import GenrePoint, Point
from ctri.transmissions.models import Destinataire, Transmission
from ctri.transmissions.suivi import suivis
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.mandats.models import Mandat
from mutualisation.mandats.octrois import reconstruire_droits
from mutualisation.temps import maintenant
from tests.ctri import essai, transmis
from tests.ctri.moments import en_preparation
from tests.ctri.transmissions.conftest import texte
from tests.distribution import Monde
from tests.pieges.pages import fautes

pytestmark = pytest.mark.django_db
Page = Callable[..., Any]


def test_la_premiere_visite_est_comptee_et_seul_son_lecteur_la_date(monde: Monde, page: Page) -> None:
    transmission = transmis.transmise(monde)
    assert "Votre lecture d’aujourd’hui est comptée" in texte(page("chef_local_a", "transmission", transmission.pk))
    [lue] = Destinataire.objects.filter(lu_le__isnull=False)
    assert lue.utilisateur == monde.chef_local_a
    assert "Vous l’avez lu le" in texte(page("chef_local_a", "transmission", transmission.pk))
    assert "Vous l’avez lu le" not in texte(page("chef_siege_a", "transmission", transmission.pk))


def test_qui_n_est_pas_destinataire_n_est_pas_compte(monde: Monde, page: Page) -> None:
    transmission = transmis.transmise(monde)
    for cle in ("mir_a", "medecin_a", "evaluateur"):
        assert page(cle, "transmission", transmission.pk).status_code == 200
    assert not Destinataire.objects.filter(lu_le__isnull=False).exists()


@pytest.mark.parametrize("cle", ["mir_a", "medecin_a", "evaluateur", "chef_siege_a", "chef_local_a2", "secretaire_a"])
@pytest.mark.parametrize("nom", ["transmission", "transmissions", "comite"])
def test_aucun_autre_ne_lit_le_nom_d_un_lecteur(monde: Monde, page: Page, cle: str, nom: str) -> None:
    """Neither that of the one who has read, nor, by elimination, that of the others."""
    transmission = transmis.lue(monde)
    pk = transmission.pk if nom == "transmission" else monde.auvergne.pk
    lu = page(cle, nom, pk).content.decode()
    if nom == "comite":
        # The page names the members of the committee, and says nothing of their readings.
        assert "sur 6" not in lu
        return
    contenu = lu[lu.index('<main id="contenu"') : lu.index("</main>")]
    for autre in ("chef_siege_a", "chef_local_a", "chef_local_a2", "chef_local_a3", "chef_local_a4", "secretaire_a"):
        assert monde.personnes[autre].nom not in contenu


def test_l_emetteur_lit_un_nombre_le_destinataire_n_en_lit_aucun(monde: Monde, page: Page) -> None:
    transmission = transmis.lue(monde)
    for cle in ("mir_a", "medecin_a", "evaluateur"):
        assert "Lu par 1\xa0destinataire sur 6" in page(cle, "transmission", transmission.pk).content.decode()
        assert "1 sur 6" in texte(page(cle, "transmissions", monde.auvergne.pk))
    for cle in ("chef_local_a", "chef_siege_a", "secretaire_a"):
        assert "Lu par" not in texte(page(cle, "transmission", transmission.pk))
        assert "sur 6" not in texte(page(cle, "transmissions", monde.auvergne.pk))


def test_les_lectures_ne_se_devinent_pas_a_l_ordre_des_destinataires(monde: Monde) -> None:
    transmission = transmis.transmise(monde)
    avant = list(transmission.destinataires.values_list("utilisateur", flat=True))
    transmission.destinataires.filter(utilisateur=avant[-1]).update(lu_le=maintenant())
    assert list(transmission.destinataires.values_list("utilisateur", flat=True)) == avant


def test_le_panneau_de_la_source_suit_ses_transmissions(monde: Monde) -> None:
    premiere = transmis.remplacee(monde)
    derniere, avant = suivis(acteur_de(monde.mir_a), transmis.CODE, premiere.source_id)
    assert (derniere.transmission.remplace_id, avant.remplacee) == (premiere.pk, True)
    assert derniere.phrase == "Lu par aucun destinataire sur 6"
    assert "Un seul rappel, automatique, le" in derniere.rappel
    assert avant.rappel == ""
    lu = render_to_string(
        "ctri/transmissions/_panneau.html",
        {"suivis": [derniere, avant], "ailleurs": True, "v": monde.auvergne.vocabulaire},
    )
    assert fautes(lu) == []
    assert "Transmis au CTRI pour information" in lu
    for transmission in (derniere.transmission, avant.transmission):
        assert reverse("transmission", args=[transmission.pk]) in lu
    assert suivis(acteur_de(monde.chef_local_a), transmis.CODE, premiere.source_id) == []
    assert suivis(acteur_de(monde.mir_b), transmis.CODE, premiere.source_id) == []


# ── The list ──────────────────────────────────────────────────────────────────
def test_la_liste_se_filtre_par_son_adresse(monde: Monde, mir: Acteur, page: Page) -> None:
    lue = transmis.lue(monde)
    transmis.SOURCES[lue.source_id].contenu["titre"] = "Ordre du jour du 2\xa0mars"
    autre = transmis.envoyer(mir, transmis.source(monde.auvergne, contenu={"titre": "Le second", "texte": "x"}))

    def titres(suite: str) -> list[str]:
        page_lue = page("chef_local_a", "transmissions", monde.auvergne.pk, suite=suite).context["page"]
        return [t.titre for t in page_lue]

    assert titres("") == [autre.titre, lue.titre]
    assert titres("?lecture=a_lire") == [autre.titre]
    assert titres("?lecture=lues") == [lue.titre]
    assert titres(f"?annee={lue.annee}") == [autre.titre, lue.titre]
    assert titres(f"?genre={transmis.CODE}") == [autre.titre, lue.titre]
    # An address made by hand filters nothing by what does not exist.
    assert titres("?annee=1830&genre=plan&lecture=moi&page=99") == [autre.titre, lue.titre]


def test_ce_qui_est_remplace_n_est_plus_a_lire(monde: Monde, page: Page) -> None:
    transmis.remplacee(monde)
    page_lue = page("chef_local_a", "transmissions", monde.auvergne.pk, suite="?lecture=a_lire").context["page"]
    assert [t.reserve for t in page_lue] == [False]


def test_les_etats_vides_disent_que_faire(monde: Monde, page: Page) -> None:
    assert "Un courriel vous préviendra" in texte(page("chef_local_a", "transmissions", monde.auvergne.pk))
    assert "Un texte se transmet depuis sa page" in texte(page("mir_a", "transmissions", monde.auvergne.pk))
    filtree = page("chef_local_a", "transmissions", monde.auvergne.pk, suite="?lecture=lues")
    assert "Effacer les filtres" in texte(filtree)


def test_un_nouveau_membre_lit_ce_qui_precede_un_ancien_ne_lit_plus_rien(monde: Monde, page: Page) -> None:
    """Règle T4: a mandate that ended yesterday opens nothing, even to what was received."""
    transmission = transmis.lue(monde)
    Mandat.objects.filter(titulaire=monde.chef_local_a).update(titulaire=monde.sans_mandat)
    reconstruire_droits()
    assert page("chef_local_a", "transmission", transmission.pk).status_code == 404
    assert page("sans_mandat", "transmission", transmission.pk).status_code == 200
    assert "Transmis avant votre arrivée" in texte(page("sans_mandat", "transmissions", monde.auvergne.pk))


def test_sans_college_rien_n_est_offert(monde: Monde, page: Page) -> None:
    assert page("mcr", "transmissions", monde.bretagne.pk).status_code == 404
    assert (
        reverse("transmissions", args=[monde.bretagne.pk])
        not in page("mcr", "comite", monde.bretagne.pk).content.decode()
    )


def test_la_page_du_comite_mene_a_la_liste_de_qui_peut_la_lire(monde: Monde, page: Page) -> None:
    transmis.transmise(monde)
    adresse = reverse("transmissions", args=[monde.auvergne.pk])
    assert adresse in page("chef_local_a", "comite", monde.auvergne.pk).content.decode()
    assert "à lire" in texte(page("chef_local_a", "comite", monde.auvergne.pk))
    assert adresse not in page("prefet_a", "comite", monde.auvergne.pk).content.decode()


@pytest.mark.parametrize(
    ("cle", "nom"),
    [
        ("chef_local_a", "transmissions"),
        ("mir_a", "transmissions"),
        ("chef_local_a", "comite"),
        ("chef_local_a", "accueil"),
    ],
)
def test_le_nombre_de_requetes_ne_depend_pas_du_nombre_de_transmissions(
    monde: Monde, page: Page, cle: str, nom: str
) -> None:
    args = () if nom == "accueil" else (monde.auvergne.pk,)

    def requetes() -> int:
        with CaptureQueriesContext(connection) as lues:
            assert page(cle, nom, *args).status_code == 200
        return len(lues)

    premiere = transmis.transmise(monde)
    requetes()
    avant = requetes()
    multiplier(premiere, 199)
    assert Transmission.objects.count() == 200
    assert requetes() == avant


def multiplier(modele: Transmission, nombre: int) -> None:
    """As many others, each of its own source, to the same recipients."""
    attendus = list(modele.destinataires.all())
    autres = Transmission.objects.bulk_create(
        Transmission(
            region=modele.region, genre=modele.genre, source_id=1000 + rang, annee=modele.annee, numero=1 + rang,
            reference=f"TRI-AUV-{modele.annee}-{1 + rang:02}", titre=modele.titre, contenu=modele.contenu,
            empreinte=modele.empreinte, le=modele.le, par=modele.par, qualite=modele.qualite,
        )
        for rang in range(1, nombre + 1)
    )  # fmt: skip
    Destinataire.objects.bulk_create(
        Destinataire(transmission=t, utilisateur=a.utilisateur, mandat_id=a.mandat_id, qualite=a.qualite)
        for t in autres
        for a in attendus
    )


# ── Sending ───────────────────────────────────────────────────────────────────
def test_on_relit_exactement_ce_qui_part_puis_on_confirme(monde: Monde, connecte: Any) -> None:
    client = connecte(Client(), monde.mir_a)
    adresse = reverse("transmission_nouvelle", args=[transmis.CODE, transmis.source(monde.auvergne)])
    avant = texte(client.get(adresse))
    assert transmis.TEXTE in avant
    assert "6 destinataires sont prévenus" in avant
    oublie = client.post(adresse, {})
    assert oublie.status_code == 400
    assert "Cochez cette case après relecture" in texte(oublie)
    assert not Transmission.objects.exists()
    apres = client.post(adresse, {"sans_patient": "on"}, follow=True)
    assert "transmis sous la référence TRI-AUV" in texte(apres)
    assert Transmission.objects.get().contenu["texte"] == transmis.TEXTE


def test_ce_qui_est_deja_parti_se_dit(monde: Monde, connecte: Any) -> None:
    transmission = transmis.transmise(monde)
    client = connecte(Client(), monde.mir_a)
    adresse = reverse("transmission_nouvelle", args=[transmis.CODE, transmission.source_id])
    reponse = client.post(adresse, {"sans_patient": "on"})
    assert reponse.status_code == 403
    assert transmission.reference in texte(reponse)


def test_un_genre_inconnu_ou_une_source_inconnue_n_existe_pas(monde: Monde, page: Page) -> None:
    assert page("mir_a", "transmission_nouvelle", "plan", 1).status_code == 404
    assert page("mir_a", "transmission_nouvelle", transmis.CODE, 999).status_code == 404


# ── The agenda ────────────────────────────────────────────────────────────────
def test_un_clic_la_porte_a_l_ordre_du_jour_et_une_seule_fois(monde: Monde, connecte: Any) -> None:
    seance, transmission = en_preparation_sans_essai(monde), transmis.transmise(monde)
    client = connecte(Client(), monde.secretaire_a)
    page_lue = reverse("transmission", args=[transmission.pk])
    assert "Porter à l’ordre du jour" in texte(client.get(page_lue))
    adresse = reverse("transmission_inscrire", args=[transmission.pk])
    assert client.post(adresse).status_code == 302
    point = Point.objects.get(seance=seance, genre=GenrePoint.INFORMATION)
    assert transmission.reference in point.titre
    assert client.post(adresse).status_code == 403
    assert "Déjà à l’ordre du jour" in texte(client.get(page_lue))
    assert Point.objects.filter(seance=seance, genre=GenrePoint.INFORMATION).count() == 1


def en_preparation_sans_essai(monde: Monde) -> Any:
    """A session in preparation, with one point carried by the content of the tests."""
    essai.installer()
    seance = en_preparation(monde)
    essai.retirer()
    return seance
