"""Invitation and forgotten password."""

import datetime as dt
import re

import pytest

from mutualisation import file
from mutualisation.comptes import actions
from mutualisation.comptes.liens import INVITATION, REINITIALISATION, lien, lire
from mutualisation.comptes.models import Utilisateur
from mutualisation.courriels.actions import TACHE
from mutualisation.courriels.envoi import REPIT
from mutualisation.courriels.models import Courriel, Etat
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import horloge, maintenant
from tests.courriels import dernier_lien, distribuer
from tests.distribution import MOT_DE_PASSE, adresse

NOUVEAU = "Verveine-et-9-Tilleuls"


def inviter(monde, **champs):
    champs = {"email": "Neuve@Example.org", "prenom": "Ada", "nom": "Neuve", "genre": "f", "docteur": True} | champs
    return actions.inviter(**champs, par=acteur_de(monde.administrateur))


def choisir(client, adresse_du_lien, mot_de_passe=NOUVEAU):
    return client.post(adresse_du_lien, {"new_password1": mot_de_passe, "new_password2": mot_de_passe})


def test_une_invitation_mene_jusqu_a_la_connexion(client, monde):
    inviter(monde)
    [message] = distribuer()
    assert message.to == ["neuve@example.org"]
    assert message.body.startswith("Bonjour Dr\u00a0Ada Neuve,")
    chemin = dernier_lien()
    assert client.get(chemin).status_code == 200
    assert choisir(client, chemin)["Location"] == "/connexion/"
    reponse = client.post("/connexion/", {"username": "neuve@example.org", "password": NOUVEAU})
    assert reponse.status_code == 302


def test_un_lien_ne_sert_qu_une_fois(client, monde):
    inviter(monde)
    choisir(client, dernier_lien())
    assert client.get(dernier_lien()).status_code == 410
    assert choisir(client, dernier_lien(), "Autre-mot-de-passe-9").status_code == 410


def test_un_mot_de_passe_faible_laisse_le_lien_valable(client, monde):
    inviter(monde)
    reponse = choisir(client, dernier_lien(), "facile")
    assert "trop facile à deviner" in reponse.content.decode()
    assert client.get(dernier_lien()).status_code == 200


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
    assert len(distribuer()) == 1
    inconnu = client.post("/mot-de-passe-oublie/", {"email": "personne@example.org"}, follow=True)
    assert len(distribuer()) == 1
    textes = [re.sub(r'value="[^"]*"', "", r.content.decode()) for r in (connu, inconnu)]
    assert textes[0] == textes[1]


def test_oubli_un_seul_message_toutes_les_cinq_minutes(client, monde):
    instant = maintenant()
    for minutes, envoyes in ((0, 1), (1, 1), (4, 1), (6, 2)):
        with horloge(instant + dt.timedelta(minutes=minutes)):
            client.post("/mot-de-passe-oublie/", {"email": adresse("mir_a")})
            assert len(distribuer()) == envoyes


def test_oubli_le_nouveau_mot_de_passe_leve_le_verrou_et_ferme_les_sessions(client, monde, connecte):
    connecte(client, monde.mir_a)
    client.post("/mot-de-passe-oublie/", {"email": adresse("mir_a")})
    chemin = dernier_lien()
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
    assert choisir(client, dernier_lien()).status_code == 302


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


@pytest.mark.django_db(transaction=True)
def test_oubli_la_file_recoit_un_message_que_le_compte_existe_ou_non(client, monde, monkeypatch):
    """A broker slow to answer must not tell one address from another."""
    envois = []
    monkeypatch.setattr(file, "_envoyer", lambda tache, arguments: envois.append(tache))
    ferme = Utilisateur.objects.filter(email=adresse("prefet_a"))
    ferme.update(is_active=False)
    for adresse_donnee in (adresse("mir_a"), adresse("mir_a"), adresse("prefet_a"), "personne@example.org"):
        client.post("/mot-de-passe-oublie/", {"email": adresse_donnee})
    assert envois == [TACHE] * 4


def test_un_serveur_de_courriel_en_panne_n_annule_pas_l_invitation(client, monde, connecte, settings):
    settings.EMAIL_BACKEND = "tests.courriels.EnPanne"
    connecte(client, monde.administrateur)
    champs = {"email": "neuve@example.org", "prenom": "Ada", "nom": "Neuve", "genre": "f"}
    reponse = client.post("/comptes/nouveau/", champs, follow=True)
    assert "L’invitation va partir" in reponse.content.decode()
    compte = Utilisateur.objects.get(email="neuve@example.org")
    distribuer()
    assert "En attente d’envoi" in client.get(f"/comptes/{compte.pk}/").content.decode()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    distribuer()
    assert not compte.courriels.filter(etat=Etat.ENVOYE).exists(), "pas avant le délai"
    with horloge(maintenant() + REPIT):
        distribuer()
    assert compte.courriels.get().etat == Etat.ENVOYE


def test_la_panne_du_serveur_de_courriel_ne_dit_pas_si_le_compte_existe(client, monde, settings):
    settings.EMAIL_BACKEND = "tests.courriels.EnPanne"
    for email in (adresse("mir_a"), "personne@example.org"):
        assert client.post("/mot-de-passe-oublie/", {"email": email})["Location"] == "/connexion/"


def test_une_invitation_devenue_inutile_ne_part_pas(client, monde, connecte):
    compte = inviter(monde)
    connecte(client, compte)
    assert distribuer() == []
    assert compte.courriels.get().etat == Etat.SANS_OBJET


def test_un_compte_ferme_ne_recoit_pas_de_lien(client, monde):
    client.post("/mot-de-passe-oublie/", {"email": adresse("mir_a")})
    Utilisateur.objects.filter(pk=monde.mir_a.pk).update(is_active=False)
    assert distribuer() == []


def test_le_lien_n_est_enregistre_nulle_part(client, monde):
    """The row says to whom and why; the link exists in the mail alone."""
    client.post("/mot-de-passe-oublie/", {"email": adresse("mir_a")})
    avant = Courriel.objects.values().get()
    jeton = dernier_lien().split("/")[-2]
    apres = Courriel.objects.values().get()
    assert not any(jeton in str(valeur) for ligne in (avant, apres) for valeur in ligne.values())
