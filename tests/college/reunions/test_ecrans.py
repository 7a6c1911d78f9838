"""A meeting by its screens: nothing typed is lost, the number of queries depends on nothing (règle C2)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from college.reunions import actions
from college.reunions.models import Avis, PointReunion, Reunion, Suite
from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.temps import aujourdhui
from tests.college import seances_du_college as college
from tests.matrice.lignes import reunions as objets

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(monde: Any, connecte: Any) -> Client:
    return connecte(Client(), monde.mir_a)


def lu(client: Client, reunion: Reunion, suite: str = "") -> str:
    reponse = client.get(reverse("reunion", args=[reunion.pk]) + suite)
    assert reponse.status_code == 200
    return reponse.content.decode()


def poster(client: Client, nom: str, pk: int, **donnees: Any) -> Any:
    return client.post(reverse(nom, args=[pk]), donnees)


def test_de_la_preparation_a_l_avis_par_les_ecrans(monde: Any, client: Client, connecte: Any) -> None:
    dossier = objets.brouillon(monde)
    jour = str(aujourdhui())
    client.post(
        reverse("reunion_prevoir", args=[monde.auvergne.pk]),
        {"date": jour, "debut": "14:00", "fin": "16:00", "lieu": "Moulins"},
    )
    reunion = Reunion.objects.get()
    assert "Plan de travail 2027, version 1" in lu(client, reunion)
    poster(client, "reunion_inscrire_dossier", reunion.pk, dossier=dossier.pk)
    poster(client, "reunion_convoquer", reunion.pk, motif="Urgence")
    assert "4\xa0personnes convoquées" in lu(client, reunion)
    poster(client, "reunion_tous_presents", reunion.pk)
    poster(client, "reunion_ouvrir", reunion.pk)
    point = PointReunion.objects.get()
    refuse = poster(client, "point_reunion_avis", point.pk, sens="favorable", texte="Bon plan")
    assert refuse.status_code == 400
    assert "Bon plan" in refuse.content.decode()
    assert not Avis.objects.exists()
    poster(client, "point_reunion_avis", point.pk, sens="favorable", texte="Bon plan", sans_patient="on")
    assert Avis.objects.get().texte == "Bon plan"
    assert "ne changeront plus" in client.get(reverse("reunion_clore", args=[reunion.pk])).content.decode()
    poster(client, "reunion_clore", reunion.pk)
    assert Reunion.objects.get().etat == "projet"
    doctor = connecte(Client(), monde.medecin_a)
    assert "en cours de rédaction" in lu(doctor, reunion)
    poster(client, "reunion_diffuser", reunion.pk)
    assert "Bon plan" in lu(doctor, reunion)


def test_en_seance_chaque_saisie_revient_au_point(monde: Any, client: Client, mir: Acteur) -> None:
    reunion = college.en_seance(monde.auvergne, mir, points=2)
    _, second = college.points_de(reunion)
    reponse = poster(client, "point_reunion_decider", second.pk, decision="Regrouper les secteurs")
    assert reponse["Location"].endswith("?point=2")
    reponse = poster(client, "point_reunion_demander", second.pk, intitule="Écrire", echeance="hier")
    assert reponse.status_code == 400
    page = reponse.content.decode()
    assert "Écrire" in page
    assert not Suite.objects.exists()
    poster(
        client, "point_reunion_demander", second.pk, intitule="Écrire", responsable=monde.agents.medecin_a.pk,
        echeance=str(reunion.date),
    )  # fmt: skip
    poster(client, "point_reunion_traiter", second.pk, issue="adopte", pour="9", contre="0")
    page = lu(client, reunion, "?point=2")
    assert "Regrouper les secteurs" in page
    assert Suite.objects.get().intitule == "Écrire"
    assert PointReunion.objects.get(pk=second.pk).issue == ""
    poster(client, "point_reunion_traiter", second.pk, issue="adopte", pour="3", contre="1")
    assert "3 pour, 1 contre" in lu(client, reunion, "?point=2")


def test_on_enregistre_pendant_qu_on_tape(monde: Any, client: Client, mir: Acteur, connecte: Any) -> None:
    point = college.points_de(college.en_seance(monde.auvergne, mir))[0]
    actions.designer_secretaire(reunion=point.reunion, agent=monde.agents.medecin_a, par=mir)
    adresse = reverse("point_reunion_texte", args=[point.pk])
    htmx = {"HTTP_HX_REQUEST": "true"}
    reponse = client.post(adresse, {"texte": "Les secteurs", "revision": "0"}, **htmx)
    assert "Enregistré à" in reponse.content.decode()
    assert 'value="1"' in reponse.content.decode()
    autre = connecte(Client(), monde.medecin_a)
    croise = autre.post(adresse, {"texte": "Mon texte", "revision": "0"}, **htmx).content.decode()
    assert "Votre texte n’est pas perdu" in croise
    assert "Les secteurs" in croise
    # The first author hears of it as soon as the second has written over it.
    assert client.get(adresse, {"revision": "1"}, **htmx).status_code == 204
    deux = autre.post(adresse, {"texte": "Mon texte", "revision": "0"})
    assert deux.status_code == 409
    assert "Les secteurs" in deux.content.decode()
    assert "Mon texte" in deux.content.decode()
    autre.post(adresse, {"texte": "Mon texte", "revision": "1"})
    annonce = client.get(adresse, {"revision": "1"}, **htmx).content.decode()
    assert "Blandine Pradelou" in annonce
    assert "Mon texte" in annonce


def test_un_texte_ne_porte_aucune_balise(monde: Any, client: Client, mir: Acteur) -> None:
    point = college.points_de(college.close(monde.auvergne, mir))[0]
    hostile = "<script>alert(1)</script> **gras**"
    poster(client, "point_reunion_texte", point.pk, texte=hostile, revision="0")
    page = lu(client, point.reunion)
    assert "<script>alert" not in page
    assert "<strong>gras</strong>" in page


@pytest.mark.parametrize("etat", ["preparation", "convoquee", "en_seance", "close", "diffusee"])
def test_autant_de_requetes_pour_un_point_que_pour_deux_cents(
    etat: str, monde: Any, client: Client, mir: Acteur
) -> None:
    mesures = []
    for nombre in (1, 200):
        reunion = objets.ETATS[etat](monde.auvergne, mir, points=nombre)
        _remplir(reunion, monde, mir)
        page = reverse("reunion", args=[reunion.pk])
        client.get(page)
        with CaptureQueriesContext(
            connection,
        ) as requetes:
            assert client.get(page).status_code == 200
        mesures.append(len(requetes))
    assert mesures[0] == mesures[1]


def _remplir(reunion: Reunion, monde: Any, par: Acteur) -> None:
    """Something on the last point, so that what hangs on points is read too."""
    if reunion.etat not in ("en_seance", "projet"):
        return
    point = college.points_de(reunion)[-1]
    actions.decider(point=point, texte="Oui", par=par)
    actions.demander_suite(
        point=point, intitule="Écrire", responsable=monde.agents.medecin_a, echeance=reunion.date, par=par
    )


def test_autant_de_requetes_pour_une_reunion_que_pour_cent(monde: Any, client: Client, mir: Acteur) -> None:
    mesures = []
    for nombre in (1, 100):
        Reunion.objects.bulk_create(
            Reunion(region=monde.auvergne, date=aujourdhui() + dt.timedelta(days=rang), debut=dt.time(14),
                    fin=dt.time(16), lieu="Moulins")
            for rang in range(nombre)
        )  # fmt: skip
        adresses = [reverse("college", args=[monde.auvergne.pk]), reverse("suites", args=[monde.auvergne.pk])]
        total = 0
        for adresse in adresses:
            client.get(adresse)
            with CaptureQueriesContext(connection) as requetes:
                assert client.get(adresse).status_code == 200
            total += len(requetes)
        mesures.append(total)
    assert mesures[0] == mesures[1]


def test_les_actions_se_filtrent_par_l_adresse(monde: Any, mir: Acteur, connecte: Any) -> None:
    point = college.points_de(college.en_seance(monde.auvergne, mir))[0]
    for agent, jours in ((monde.agents.medecin_a, 0), (monde.agents.medecin_a2, 30)):
        actions.demander_suite(
            point=point, intitule=f"Pour {agent.nom}", responsable=agent,
            echeance=point.reunion.date + dt.timedelta(days=jours), par=mir,
        )  # fmt: skip
    doctor = connecte(Client(), monde.medecin_a)
    adresse = reverse("suites", args=[monde.auvergne.pk])
    tout = doctor.get(adresse).content.decode()
    assert "2\xa0actions" in tout
    siennes = doctor.get(adresse, {"miennes": "oui"}).content.decode()
    assert "Pour Pradelou" in siennes
    assert "Pour Malbourg" not in siennes
    suite = Suite.objects.get(responsable=monde.agents.medecin_a)
    poster(doctor, "suite_solder", suite.pk, etat="faite")
    assert "Pour Pradelou" in doctor.get(adresse, {"etat": "faites"}).content.decode()
    assert "0\xa0action" in doctor.get(adresse, {"etat": "retard"}).content.decode()


def test_les_points_recurrents_viennent_d_eux_memes(monde: Any, client: Client, mir: Acteur) -> None:
    region = monde.auvergne.pk
    client.post(reverse("modeles_reunion", args=[region]), {"nom": "Toujours", "toujours": "on"})
    refus = client.post(reverse("modeles_reunion", args=[region]), {"nom": "Encore", "toujours": "on"})
    assert "ont déjà leur modèle" in refus.content.decode()
    objet = objets.ModeleReunion.objects.get()
    poster(client, "modele_reunion_point", objet.pk, titre="Veille", genre="information", duree="10")
    reunion = actions.prevoir(region=monde.auvergne, date=aujourdhui(), lieu="Moulins", par=mir)
    assert [p.titre for p in reunion.points.all()] == ["Veille"]


def test_un_etranger_et_un_chef_n_en_savent_rien(monde: Any, mir: Acteur, connecte: Any) -> None:
    reunion = college.diffusee(monde.auvergne, mir)
    for cle in ("mir_b", "chef_local_a", "secretaire_a", "prefet_a", "evaluateur", "national", "associe_a"):
        client = connecte(Client(), getattr(monde, cle))
        assert client.get(reverse("reunion", args=[reunion.pk])).status_code == 404


def test_sans_college_rien_ne_se_montre(monde: Any, connecte: Any) -> None:
    client = connecte(Client(), monde.responsable_pole)
    assert client.get(reverse("college", args=[monde.bretagne.pk])).status_code == 404
    assert "/college/" not in client.get(reverse("accueil")).content.decode()


def test_le_motif_d_ecart_est_garde(monde: Any, client: Client, mir: Acteur) -> None:
    dossier: Dossier = objets.brouillon(monde)
    avis = college.avis_tenu(monde.auvergne, mir, dossier, "defavorable", "Non")
    sans = poster(client, "avis_ecart", avis.pk, motif="L’échéance ne peut attendre")
    assert "L’échéance ne peut attendre" in sans.content.decode()
    poster(client, "avis_ecart", avis.pk, motif="L’échéance ne peut attendre", sans_patient="on")
    assert Avis.objects.get().ecart == "L’échéance ne peut attendre"
    assert acteur_de(monde.mir_a).peut("rediger", monde.auvergne)
