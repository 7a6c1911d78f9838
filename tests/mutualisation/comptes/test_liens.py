"""Invitation and forgotten password."""

import datetime as dt
import re
import smtplib

import pytest
from django.core import mail

from mutualisation.comptes import actions
from mutualisation.comptes.liens import INVITATION, REINITIALISATION, lien, lire
from mutualisation.comptes.models import Utilisateur
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import horloge, maintenant
from tests.distribution import MOT_DE_PASSE, adresse

NOUVEAU = "Verveine-et-9-Tilleuls"


def lien_du_courriel():
    return re.search(r"http://127\.0\.0\.1:8000(/\S+)", mail.outbox[-1].body)[1]


def inviter(monde, **champs):
    champs = {"email": "Neuve@Example.org", "prenom": "Ada", "nom": "Neuve", "genre": "f", "docteur": True} | champs
    return actions.inviter(**champs, par=acteur_de(monde.administrateur))


def choisir(client, adresse_du_lien, mot_de_passe=NOUVEAU):
    return client.post(adresse_du_lien, {"new_password1": mot_de_passe, "new_password2": mot_de_passe})


def test_une_invitation_mene_jusqu_a_la_connexion(client, monde):
    compte = inviter(monde)
    assert actions.envoyer_invitation(compte)
    assert mail.outbox[0].to == ["neuve@example.org"]
    assert mail.outbox[0].body.startswith("Bonjour Dr\u00a0Ada Neuve,")
    chemin = lien_du_courriel()
    assert client.get(chemin).status_code == 200
    assert choisir(client, chemin)["Location"] == "/connexion/"
    reponse = client.post("/connexion/", {"username": "neuve@example.org", "password": NOUVEAU})
    assert reponse.status_code == 302


def test_un_lien_ne_sert_qu_une_fois(client, monde):
    actions.envoyer_invitation(inviter(monde))
    choisir(client, lien_du_courriel())
    assert client.get(lien_du_courriel()).status_code == 410
    assert choisir(client, lien_du_courriel(), "Autre-mot-de-passe-9").status_code == 410


def test_un_mot_de_passe_faible_laisse_le_lien_valable(client, monde):
    actions.envoyer_invitation(inviter(monde))
    reponse = choisir(client, lien_du_courriel(), "facile")
    assert "trop facile à deviner" in reponse.content.decode()
    assert client.get(lien_du_courriel()).status_code == 200


@pytest.mark.parametrize("usage", [INVITATION, REINITIALISATION], ids=lambda u: u.code)
def test_un_lien_vieillit(monde, usage):
    instant = maintenant().replace(microsecond=0)
    with horloge(instant):
        jeton = lien(monde.mir_a, usage).split("/")[-2]
    with horloge(instant + dt.timedelta(seconds=usage.duree)):
        assert lire(jeton, usage) == monde.mir_a
    with horloge(instant + dt.timedelta(seconds=usage.duree + 1)):
        assert lire(jeton, usage) is None


def test_un_lien_d_invitation_ne_reinitialise_pas(monde):
    jeton = lien(monde.mir_a, INVITATION).split("/")[-2]
    assert lire(jeton, REINITIALISATION) is None


def test_un_lien_altere_est_refuse(client, monde):
    jeton = lien(monde.mir_a, REINITIALISATION).split("/")[-2]
    autre = jeton.replace(f"{monde.mir_a.pk}-", f"{monde.medecin_a.pk}-", 1)
    assert client.get(f"/nouveau-mot-de-passe/{autre}/").status_code == 410


def test_un_compte_ferme_ne_choisit_plus_de_mot_de_passe(monde):
    jeton = lien(monde.mir_a, REINITIALISATION).split("/")[-2]
    Utilisateur.objects.filter(pk=monde.mir_a.pk).update(is_active=False)
    assert lire(jeton, REINITIALISATION) is None


def test_oubli_la_reponse_est_la_meme_que_le_compte_existe_ou_non(client, monde):
    connu = client.post("/mot-de-passe-oublie/", {"email": adresse("mir_a").upper()}, follow=True)
    assert len(mail.outbox) == 1
    inconnu = client.post("/mot-de-passe-oublie/", {"email": "personne@example.org"}, follow=True)
    assert len(mail.outbox) == 1
    textes = [re.sub(r'value="[^"]*"', "", r.content.decode()) for r in (connu, inconnu)]
    assert textes[0] == textes[1]


def test_oubli_un_seul_message_toutes_les_cinq_minutes(client, monde):
    instant = maintenant()
    for minutes, envoyes in ((0, 1), (1, 1), (4, 1), (6, 2)):
        with horloge(instant + dt.timedelta(minutes=minutes)):
            client.post("/mot-de-passe-oublie/", {"email": adresse("mir_a")})
        assert len(mail.outbox) == envoyes


def test_oubli_le_nouveau_mot_de_passe_leve_le_verrou_et_ferme_les_sessions(client, monde, connecte):
    connecte(client, monde.mir_a)
    client.post("/mot-de-passe-oublie/", {"email": adresse("mir_a")})
    chemin = lien_du_courriel()
    autre = type(client)()
    for _ in range(5):
        autre.post("/connexion/", {"username": adresse("mir_a"), "password": "x"})
    assert choisir(autre, chemin).status_code == 302
    assert client.get("/mandat/").status_code == 302, "la session d’avant est fermée"
    ancien = autre.post("/connexion/", {"username": adresse("mir_a"), "password": MOT_DE_PASSE})
    assert ancien.status_code == 200
    assert autre.post("/connexion/", {"username": adresse("mir_a"), "password": NOUVEAU}).status_code == 302


def test_un_invite_qui_a_perdu_son_lien_en_redemande_un(client, monde):
    inviter(monde)
    client.post("/mot-de-passe-oublie/", {"email": "neuve@example.org"})
    assert choisir(client, lien_du_courriel()).status_code == 302


def test_inviter_ecrit_au_journal_qui_en_quelle_qualite(monde):
    compte = inviter(monde)
    acte = Acte.objects.get(objet_id=compte.pk, objet_type="mutualisation.utilisateur")
    assert (acte.code, acte.utilisateur, acte.role) == ("inviter", monde.administrateur, "administrateur")


@pytest.mark.parametrize("cle", ["mir_a", "medecin_a", "chef_siege_a", "national", "sans_mandat"])
def test_inviter_est_reserve(monde, cle):
    with pytest.raises(Refus, match="personnes chargées des mandats"):
        actions.inviter(
            email="x@example.org", prenom="X", nom="Y", genre="m", docteur=False, par=acteur_de(getattr(monde, cle))
        )
    assert not Utilisateur.objects.filter(email="x@example.org").exists()


def test_un_serveur_de_courriel_en_panne_n_annule_pas_l_invitation(client, monde, connecte, monkeypatch):
    def panne(*args, **kwargs):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr("mutualisation.comptes.courriels.send_mail", panne)
    connecte(client, monde.administrateur)
    champs = {"email": "neuve@example.org", "prenom": "Ada", "nom": "Neuve", "genre": "f"}
    reponse = client.post("/comptes/nouveau/", champs, follow=True)
    assert "le message n’a pas pu partir" in reponse.content.decode()
    assert Utilisateur.objects.filter(email="neuve@example.org").exists()
