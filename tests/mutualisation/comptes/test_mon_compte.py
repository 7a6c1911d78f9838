"""My account, and the accounts of others."""

import datetime as dt

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.comptes import actions
from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.actions import nommer
from mutualisation.temps import aujourdhui
from tests.courriels import distribuer
from tests.distribution import MOT_DE_PASSE, adresse

NOUVEAU = "Verveine-et-9-Tilleuls"


def test_mes_mandats_en_vigueur_et_a_venir(client, monde, connecte):
    demain = aujourdhui() + dt.timedelta(days=1)
    nommer(
        par=None, titulaire=monde.mir_a, role="prefet", periode=DateRange(demain, None), region=monde.auvergne,
    )  # fmt: skip
    page = connecte(client, monde.mir_a).get("/mon-compte/")
    mandats = page.context["mandats"]
    assert [qualite for _, qualite in mandats.en_vigueur] == ["MIR, région Auvergne"]
    assert [mandat.debut for mandat, _ in mandats.a_venir] == [demain]


def test_changer_de_mot_de_passe_garde_cette_session_et_ferme_les_autres(client, monde, connecte):
    connecte(client, monde.mir_a)
    autre = connecte(type(client)(), monde.mir_a)
    champs = {"old_password": MOT_DE_PASSE, "new_password1": NOUVEAU, "new_password2": NOUVEAU}
    assert client.post("/mon-compte/mot-de-passe/", champs)["Location"] == "/mon-compte/"
    assert client.get("/mon-compte/").status_code == 200
    assert autre.get("/mon-compte/").status_code == 302


def test_changer_de_mot_de_passe_demande_l_actuel(client, monde, connecte):
    champs = {"old_password": "faux", "new_password1": NOUVEAU, "new_password2": NOUVEAU}
    page = connecte(client, monde.mir_a).post("/mon-compte/mot-de-passe/", champs)
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"old_password"}


def test_fermer_toutes_mes_sessions(client, monde, connecte):
    connecte(client, monde.mir_a)
    autre = connecte(type(client)(), monde.mir_a)
    assert client.post("/mon-compte/sessions/")["Location"] == "/connexion/"
    assert client.get("/mon-compte/").status_code == 302
    assert autre.get("/mon-compte/").status_code == 302
    assert connecte(client, Utilisateur.objects.get(pk=monde.mir_a.pk)).get("/mon-compte/").status_code == 200


def test_la_liste_cherche_et_compte(client, monde, connecte):
    page = connecte(client, monde.administrateur).get("/comptes/?q=vasseur")
    assert [c.email for c in page.context["page"]] == [adresse("mir_a")]
    assert "1\u00a0compte" in page.content.decode()


def test_l_administrateur_d_un_dispositif_ne_voit_pas_les_comptes_d_un_autre(client, monde, connecte):
    connecte(client, monde.administrateur)
    assert client.get(f"/comptes/{monde.mir_b.pk}/").status_code == 200
    assert client.get(f"/comptes/{monde.mcr.pk}/").status_code == 404
    assert client.get(f"/comptes/{monde.sans_mandat.pk}/").status_code == 200, "de personne, donc à tous"


def test_fermer_un_compte_demande_un_motif_et_ferme_ses_sessions(client, monde, connecte):
    sienne = connecte(type(client)(), monde.mir_a)
    connecte(client, monde.administrateur)
    adresse_page = f"/comptes/{monde.mir_a.pk}/fermer/"
    assert client.post(adresse_page, {"motif": ""}).status_code == 200
    assert sienne.get("/mon-compte/").status_code == 200
    page = client.post(adresse_page, {"motif": "Départ à la retraite"}, follow=True)
    assert "a fermé le compte" in page.content.decode()
    assert "«\u202fDépart à la retraite\u202f»" in page.content.decode()
    assert sienne.get("/mon-compte/").status_code == 302
    client.post(f"/comptes/{monde.mir_a.pk}/rouvrir/")
    assert Utilisateur.objects.get(pk=monde.mir_a.pk).is_active


def test_on_ne_ferme_pas_son_propre_compte(client, monde, connecte):
    connecte(client, monde.administrateur)
    page = client.post(f"/comptes/{monde.administrateur.pk}/fermer/", {"motif": "x"})
    assert page.status_code == 403
    assert "Vous ne pouvez pas fermer votre propre compte." in page.content.decode()


def test_une_invitation_se_renvoie_tant_que_le_compte_n_a_pas_servi(client, monde, connecte):
    connecte(client, monde.administrateur)
    client.post(f"/comptes/{monde.sans_mandat.pk}/invitation/")
    assert [message.to for message in distribuer()] == [[adresse("sans_mandat")]]
    connecte(type(client)(), monde.sans_mandat)
    refus = client.post(f"/comptes/{monde.sans_mandat.pk}/invitation/")
    assert refus.status_code == 403
    assert len(distribuer()) == 1


@pytest.mark.parametrize("cle", ["mir_a", "medecin_a", "prefet_a"])
def test_la_gestion_des_comptes_est_reservee(client, monde, connecte, cle):
    page = connecte(client, getattr(monde, cle)).get("/comptes/")
    assert page.status_code == 403
    assert "personnes chargées des mandats" in page.content.decode()


def test_sans_mandat_la_page_dit_a_qui_s_adresser(client, monde, connecte, settings):
    page = connecte(client, monde.sans_mandat).get("/").content.decode()
    assert settings.CONTACT_APPUI in page
    hier = aujourdhui() - dt.timedelta(days=1)
    nommer(
        par=None, titulaire=monde.sans_mandat, role="prefet", region=monde.auvergne,
        periode=DateRange(hier - dt.timedelta(days=30), hier),
    )  # fmt: skip
    page = client.get("/").content.decode()
    assert adresse("administrateur") in page
    assert "Terminés" in page


def test_fermer_un_compte_deja_ferme_est_refuse(monde):
    par = acteur_de(monde.administrateur)
    actions.fermer(monde.mir_a, motif="Départ", par=par)
    with pytest.raises(Exception, match="déjà fermé"):
        actions.fermer(monde.mir_a, motif="Départ", par=par)
