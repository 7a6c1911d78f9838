"""My notifications, and what I want by mail."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mutualisation.mandats.acteur import acteur_de
from mutualisation.notifications.actions import choisir, marquer_lue
from mutualisation.notifications.familles import Famille
from mutualisation.notifications.models import Notification, Preference
from mutualisation.notifications.preferences import preferences_de


def texte(reponse: Any) -> str:
    return reponse.content.decode().replace("\xa0", " ").replace("\u202f", " ")


def test_la_liste_est_la_mienne_la_derniere_d_abord(client: Any, monde: Any, connecte: Any, dire: Any) -> None:
    for n in range(3):
        dire(monde.mir_a, cle=f"essai:{n}")
    dire(monde.secretaire_a, cle="autre:9")
    page = connecte(client, monde.mir_a).get("/notifications/")
    assert [n.cle for n, _ in page.context["lignes"]] == ["essai:2", "essai:1", "essai:0"]
    assert "3 notifications, dont 3 à lire" in texte(page)
    assert "autre:9" not in texte(page)


def test_les_filtres_sont_dans_l_adresse(client: Any, monde: Any, connecte: Any, dire: Any) -> None:
    dire(monde.mir_a, cle="lue")
    dire(monde.mir_a, cle="rappel")
    dire(monde.mir_a, cle="decision", genre="autre")
    marquer_lue(notification=Notification.objects.get(cle="lue"), par=acteur_de(monde.mir_a))
    connecte(client, monde.mir_a)

    def cles(parametres: str) -> list[str]:
        return [n.cle for n, _ in client.get(f"/notifications/?{parametres}").context["lignes"]]

    assert cles("etat=non-lues") == ["decision", "rappel"]
    assert cles("famille=rappels") == ["rappel", "lue"]
    assert cles("etat=non-lues&famille=decisions") == ["decision"]
    assert cles("famille=altérée") == ["decision", "rappel", "lue"]
    assert "Rien qui corresponde à ce filtre" in texte(client.get("/notifications/?famille=seances"))


def test_la_page_vide_dit_quoi_faire(client: Any, monde: Any, connecte: Any) -> None:
    assert "Aucune notification" in texte(connecte(client, monde.mir_a).get("/notifications/"))


def test_marquer_une_notification_puis_revenir_au_filtre(client: Any, monde: Any, connecte: Any, dire: Any) -> None:
    dire(monde.mir_a)
    notification = Notification.objects.get()
    retour = "/notifications/?famille=rappels"
    reponse = connecte(client, monde.mir_a).post(f"/notifications/{notification.pk}/lue/", {"retour": retour})
    assert reponse["Location"] == retour
    notification.refresh_from_db()
    assert notification.lue_le is not None


@pytest.mark.parametrize("retour", ["https://ailleurs.example/", "//ailleurs.example/", "/comptes/", ""])
def test_on_ne_revient_qu_a_la_liste(client: Any, monde: Any, connecte: Any, dire: Any, retour: str) -> None:
    dire(monde.mir_a)
    adresse = f"/notifications/{Notification.objects.get().pk}/lue/"
    assert connecte(client, monde.mir_a).post(adresse, {"retour": retour})["Location"] == "/notifications/"


def test_celle_d_un_autre_n_existe_pas(client: Any, monde: Any, connecte: Any, dire: Any) -> None:
    dire(monde.mir_a)
    adresse = f"/notifications/{Notification.objects.get().pk}/lue/"
    assert connecte(client, monde.secretaire_a).post(adresse).status_code == 404
    assert Notification.objects.get().lue_le is None


def test_tout_marquer_laisse_ce_qui_vient_d_arriver(client: Any, monde: Any, connecte: Any, dire: Any) -> None:
    dire(monde.mir_a, cle="a")
    dire(monde.mir_a, cle="b", genre="autre")
    connecte(client, monde.mir_a)
    vue = client.get("/notifications/?famille=rappels").context
    dire(monde.mir_a, cle="c")
    reponse = client.post(
        "/notifications/toutes-lues/", {"jusqu_a": vue["derniere"], "famille": vue["famille"]}, follow=True
    )
    assert "1 notification marquée comme lue." in texte(reponse)
    assert set(Notification.objects.non_lues().values_list("cle", flat=True)) == {"b", "c"}


@pytest.mark.parametrize("jusqu_a", ["", "x", "-1", "9" * 40])
def test_un_envoi_altere_ne_casse_rien(client: Any, monde: Any, connecte: Any, jusqu_a: str) -> None:
    assert connecte(client, monde.mir_a).post("/notifications/toutes-lues/", {"jusqu_a": jusqu_a}).status_code == 302


def test_ce_que_les_mandats_n_ouvrent_plus_ne_se_lit_plus(
    client: Any, monde: Any, connecte: Any, dire: Any, plume: Any
) -> None:
    dire(monde.mir_a)
    plume.tues = {"essai:1"}
    page = texte(connecte(client, monde.mir_a).get("/notifications/"))
    assert "Cette notification ne vous concerne plus." in page
    assert "Essai essai:1" not in page


def test_l_accueil_compte_ce_qui_reste_a_lire(client: Any, monde: Any, connecte: Any, dire: Any) -> None:
    connecte(client, monde.mir_a)
    assert "à lire" not in texte(client.get("/"))
    dire(monde.mir_a, cle="a")
    assert "1 notification à lire" in texte(client.get("/"))
    dire(monde.mir_a, cle="b")
    assert "2 notifications à lire" in texte(client.get("/"))


def test_autant_de_requetes_pour_une_que_pour_vingt(client: Any, monde: Any, connecte: Any, dire: Any) -> None:
    connecte(client, monde.mir_a)

    def avec(nombre: int) -> int:
        for n in range(nombre):
            dire(monde.mir_a, cle=f"essai:{n}", region=monde.auvergne)
        client.get("/notifications/")
        with CaptureQueriesContext(connection) as requetes:
            assert len(client.get("/notifications/").context["lignes"]) == nombre
        return len(requetes)

    assert avec(1) == avec(20)


# ── Preferences ───────────────────────────────────────────────────────────────
def test_les_choix_par_defaut_puis_les_siens(client: Any, monde: Any, connecte: Any) -> None:
    connecte(client, monde.mir_a)
    form = client.get("/mon-compte/notifications/").context["form"]
    assert [f for f in form.fields if form[f].initial] == ["rappels", "seances", "saisines", "decisions"]
    page = client.post("/mon-compte/notifications/", {"rappels": "on", "veille": "on"}, follow=True)
    assert "2 genres de notifications vous parviendront par courriel" in texte(page)
    choisies = preferences_de(monde.mir_a.pk)
    assert [f for f, oui in choisies.items() if oui] == [Famille.RAPPELS, Famille.VEILLE]
    client.post("/mon-compte/notifications/", {})
    assert not any(preferences_de(monde.mir_a.pk).values())
    assert Preference.objects.filter(utilisateur=monde.secretaire_a).count() == 0


def test_la_page_dit_ce_qui_ne_se_coupe_pas(client: Any, monde: Any, connecte: Any) -> None:
    page = texte(connecte(client, monde.mir_a).get("/mon-compte/notifications/"))
    assert "Les convocations" in page
    assert "ne peuvent pas être coupés" in page


def test_sans_college_ses_familles_ne_se_montrent_pas(client: Any, monde: Any, connecte: Any) -> None:
    """drsm-poles-2007 has no college; what was chosen elsewhere stays chosen."""
    assert monde.bretagne.schema.college is None
    choisir(par_courriel={Famille.VEILLE: True}, par=acteur_de(monde.mcr))
    page = connecte(client, monde.mcr).get("/mon-compte/notifications/")
    assert list(page.context["form"].fields) == ["rappels", "seances", "decisions"]
    assert "réunion" not in page.context["form"].fields["seances"].label
    client.post("/mon-compte/notifications/", {"rappels": "on"})
    assert preferences_de(monde.mcr.pk)[Famille.VEILLE] is True
