"""Signing in, being locked out, sessions that end."""

import datetime as dt

import pytest
from django.conf import settings
from django.urls import reverse

from mutualisation.comptes.models import Utilisateur
from mutualisation.temps import horloge, maintenant
from tests.distribution import MOT_DE_PASSE, adresse

CONNEXION = "/connexion/"
ACCEPTE_JSON = {"accept": "application/json"}


def identifiants(cle="mir_a", mot_de_passe=MOT_DE_PASSE):
    return {"username": adresse(cle), "password": mot_de_passe}


def test_la_connexion_ramene_a_la_page_demandee(client, monde):
    reponse = client.post(f"{CONNEXION}?next=/mandat/", identifiants() | {"next": "/mandat/"})
    assert (reponse.status_code, reponse["Location"]) == (302, "/mandat/")


def test_une_adresse_exterieure_n_est_jamais_suivie(client, monde):
    reponse = client.post(CONNEXION, identifiants() | {"next": "https://ailleurs.example/"})
    assert reponse["Location"] == "/"


def test_les_majuscules_de_l_adresse_ne_comptent_pas(client, monde):
    reponse = client.post(CONNEXION, identifiants() | {"username": f" {adresse('mir_a').upper()} "})
    assert reponse.status_code == 302


def test_un_echec_ne_dit_pas_si_le_compte_existe(client, monde):
    inconnu = client.post(CONNEXION, {"username": "personne@example.org", "password": "x"})
    mauvais = client.post(CONNEXION, identifiants(mot_de_passe="x"))
    Utilisateur.objects.filter(email=adresse("mir_a")).update(is_active=False)
    ferme = client.post(CONNEXION, identifiants())
    for reponse in (inconnu, mauvais, ferme):
        assert reponse.context["form"].non_field_errors() == ["Adresse électronique ou mot de passe incorrect."]


def test_apres_cinq_echecs_la_page_dit_quand_reessayer(client, monde):
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        assert client.post(CONNEXION, identifiants(mot_de_passe="x")).status_code == 200
    reponse = client.post(CONNEXION, identifiants(mot_de_passe="x"))
    assert reponse.status_code == 429
    attendu = dt.timedelta(hours=settings.AXES_COOLOFF_TIME)
    assert attendu <= reponse.context["quand"] - maintenant() + dt.timedelta(minutes=1)
    assert reponse.context["quand"] - maintenant() <= attendu + dt.timedelta(minutes=1)
    assert "Réessayez à partir de" in reponse.content.decode()


def test_verrouille_le_bon_mot_de_passe_attend_aussi_et_l_heure_ne_recule_pas(client, monde):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        premier = client.post(CONNEXION, identifiants(mot_de_passe="x"))
    reponse = client.post(CONNEXION, identifiants())
    assert reponse.status_code == 429
    assert reponse.context["quand"] == premier.context["quand"]


def test_varier_les_majuscules_ne_donne_pas_d_essais_de_plus(client, monde):
    for rang in range(settings.AXES_FAILURE_LIMIT):
        variante = adresse("mir_a").upper() if rang % 2 else adresse("mir_a")
        client.post(CONNEXION, {"username": variante, "password": "x"})
    assert client.post(CONNEXION, identifiants()).status_code == 429


def test_le_verrou_d_une_personne_n_atteint_pas_les_autres(client, monde):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        client.post(CONNEXION, identifiants(mot_de_passe="x"))
    assert client.post(CONNEXION, identifiants("medecin_a")).status_code == 302


def test_un_script_recoit_l_heure_de_reprise_en_une_phrase(client, monde):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        reponse = client.post(CONNEXION, identifiants(mot_de_passe="x"), headers=ACCEPTE_JSON)
    assert reponse.status_code == 429
    assert reponse.json()["raison"].startswith("Trop d’essais infructueux. Réessayez à partir de ")


def test_une_page_se_reconnecte_sans_se_recharger(client, monde):
    reponse = client.post(CONNEXION, identifiants(), headers=ACCEPTE_JSON)
    assert reponse.status_code == 200
    assert len(reponse.json()["jeton"]) == 64
    assert client.get("/mandat/").status_code == 200


def test_la_reconnexion_refusee_donne_sa_raison(client, monde):
    reponse = client.post(CONNEXION, identifiants(mot_de_passe="x"), headers=ACCEPTE_JSON)
    assert reponse.status_code == 400
    assert reponse.json() == {"raison": "Adresse électronique ou mot de passe incorrect."}


@pytest.mark.parametrize("entetes", [{"hx-request": "true"}, ACCEPTE_JSON], ids=["htmx", "script"])
def test_sans_session_un_script_recoit_401_et_non_la_page_de_connexion(client, db, entetes):
    reponse = client.get(reverse("mon_compte"), headers=entetes)
    assert reponse.status_code == 401
    assert "vos saisies sont gardées" in reponse.json()["raison"]


def test_sans_session_une_page_mene_a_la_connexion(client, db):
    assert client.get(reverse("mon_compte"))["Location"] == "/connexion/?next=/mon-compte/"


def test_une_session_finit_apres_dix_heures_meme_utilisee(client, monde):
    matin = dt.datetime(2027, 1, 12, 7, tzinfo=dt.UTC)
    with horloge(matin):
        client.post(CONNEXION, identifiants())
    with horloge(matin + dt.timedelta(seconds=settings.SESSION_ABSOLUE)):
        assert client.get("/mandat/").status_code == 200
    with horloge(matin + dt.timedelta(seconds=settings.SESSION_ABSOLUE + 1)):
        assert client.get("/mandat/").status_code == 302
    assert client.get("/mandat/").status_code == 302, "la session ne revient pas"


def test_une_heure_sans_activite_ferme_la_session(client, monde):
    client.post(CONNEXION, identifiants())
    assert client.cookies["sessionid"]["max-age"] == 3600


def test_la_visite_precedente_est_retenue(client, monde):
    client.post(CONNEXION, identifiants())
    premiere = Utilisateur.objects.get(email=adresse("mir_a"))
    assert premiere.derniere_visite is None
    client.post("/deconnexion/")
    client.post(CONNEXION, identifiants())
    seconde = Utilisateur.objects.get(email=adresse("mir_a"))
    assert seconde.derniere_visite == premiere.last_login


def test_se_deconnecter_demande_un_envoi(client, monde):
    client.post(CONNEXION, identifiants())
    assert client.get("/deconnexion/").status_code == 405
    assert client.post("/deconnexion/")["Location"] == CONNEXION
    assert client.get("/mandat/").status_code == 302
