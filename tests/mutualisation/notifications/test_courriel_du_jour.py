"""One mail a day, gathered when it leaves: nothing lost, nothing twice, whatever breaks (ADR 0006)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.core import mail

from mutualisation.courriels import envoi
from mutualisation.courriels.envoi import envoyer
from mutualisation.courriels.models import Courriel, Etat
from mutualisation.mandats.acteur import acteur_de
from mutualisation.notifications.actions import choisir, grouper, marquer_lue
from mutualisation.notifications.familles import Famille
from mutualisation.notifications.models import Groupement, Notification
from mutualisation.temps import horloge
from tests.courriels import distribuer
from tests.mutualisation.notifications.conftest import AUBE, JOUR, MATIN

PANNE = "tests.courriels.EnPanne"
MARCHE = "django.core.mail.backends.locmem.EmailBackend"
DITES = re.compile(r"Essai (\S+)")


def passer(instant: dt.datetime) -> int:
    """What the clock and the worker do at that instant; how many mails were asked for."""
    with horloge(instant):
        nombre = grouper()
        distribuer()
    return nombre


def dites(rang: int = -1) -> list[str]:
    return DITES.findall(mail.outbox[rang].body)


def test_un_seul_courriel_reunit_tout(monde: Any, dire: Any) -> None:
    with horloge(AUBE):
        for n in range(3):
            dire(monde.mir_a, monde.secretaire_a, cle=f"essai:{n}")
        dire(monde.mir_a, cle="autre:1", genre="autre")
    assert passer(AUBE) == 0, "the hour has not come"
    assert passer(MATIN) == 2
    assert passer(MATIN + dt.timedelta(hours=1)) == 0
    assert sorted(m.to[0] for m in mail.outbox) == sorted([monde.mir_a.email, monde.secretaire_a.email])
    [du_mir] = [m for m in mail.outbox if m.to == [monde.mir_a.email]]
    assert du_mir.subject == "Vos 4\xa0notifications"
    assert DITES.findall(du_mir.body) == ["essai:0", "essai:1", "essai:2", "autre:1"]


def test_le_texte_et_le_html_disent_la_meme_chose(monde: Any, dire: Any) -> None:
    with horloge(AUBE):
        dire(monde.mir_a)
    passer(MATIN)
    [message] = mail.outbox
    html, genre = message.alternatives[0]
    liens = set(re.findall(r"http://127\.0\.0\.1:8000/\S+", message.body))
    assert genre == "text/html"
    assert liens == {lien.replace("&amp;", "&") for lien in re.findall(r'href="([^"]+)"', html)}
    assert len(liens) == 3
    assert '<html lang="fr">' in html
    assert "style" not in html
    assert html.count("<h1>") == 1
    assert "un par jour au plus" in message.body
    assert "un par jour au plus" in html
    assert message.subject == "1\xa0notification\xa0: Essai essai:1"


def test_ce_qui_arrive_apres_l_heure_attend_le_lendemain(monde: Any, dire: Any) -> None:
    with horloge(AUBE):
        dire(monde.mir_a, cle="a")
    passer(MATIN)
    with horloge(MATIN):
        dire(monde.mir_a, cle="b")
    assert passer(MATIN + dt.timedelta(hours=8)) == 0
    assert passer(MATIN + JOUR) == 1
    assert [dites(0), dites(1)] == [["a"], ["b"]]


def test_l_heure_est_celle_de_la_region(monde: Any, dire: Any) -> None:
    """Seven o'clock in Martinique is eleven in UTC."""
    with horloge(AUBE):
        dire(monde.mir_outremer, region=monde.martinique)
        dire(monde.mir_a, region=monde.auvergne)
    assert passer(MATIN) == 1
    assert mail.outbox[0].to == [monde.mir_a.email]
    assert passer(dt.datetime(2027, 1, 8, 10, 59, tzinfo=dt.UTC)) == 0
    assert passer(dt.datetime(2027, 1, 8, 11, 1, tzinfo=dt.UTC)) == 1
    assert mail.outbox[1].to == [monde.mir_outremer.email]


def test_une_horloge_arretee_deux_jours_ne_perd_rien(monde: Any, dire: Any) -> None:
    with horloge(AUBE):
        dire(monde.mir_a, cle="a")
    with horloge(AUBE + JOUR):
        dire(monde.mir_a, cle="b")
    assert passer(MATIN + 2 * JOUR) == 1
    assert dites() == ["a", "b"]


def test_serveur_en_panne_puis_remis_chaque_chose_est_dite_une_fois(monde: Any, dire: Any, settings: Any) -> None:
    """Three days without mail server: one mail when it is back, with everything, and nothing more."""
    settings.EMAIL_BACKEND = PANNE
    for n in range(3):
        with horloge(AUBE + n * JOUR):
            dire(monde.mir_a, cle=f"jour:{n}")
        passer(MATIN + n * JOUR)
    assert mail.outbox == []
    settings.EMAIL_BACKEND = MARCHE
    for heures in range(0, 30, 3):
        passer(MATIN + 2 * JOUR + dt.timedelta(hours=heures))
    assert len(mail.outbox) == 1
    assert dites() == ["jour:0", "jour:1", "jour:2"]
    assert not Notification.objects.filter(a_envoyer=True).exists()


def test_un_courriel_abandonne_rend_ce_qu_il_portait(monde: Any, dire: Any, settings: Any) -> None:
    """The address was refused that day: what was gathered, urgent or not, goes with the mail of the next."""
    settings.EMAIL_BACKEND = "tests.courriels.Refusant"
    with horloge(AUBE):
        dire(monde.mir_a, cle="a")
        dire(monde.mir_a, cle="u", urgente=True)
    passer(MATIN)
    assert set(Courriel.objects.values_list("etat", flat=True)) == {Etat.ECHEC}
    settings.EMAIL_BACKEND = MARCHE
    assert passer(MATIN) == 0, "one a day"
    assert passer(MATIN + JOUR) == 1
    assert sorted(dites()) == ["a", "u"]
    assert passer(MATIN + 2 * JOUR) == 0


def test_entre_la_redaction_et_le_depart_rien_ne_se_perd(
    monde: Any, dire: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row born once the mail is written: not in this mail, and in the next one."""
    expedier = envoi._expedier

    def expedier_pendant_qu_on_parle(courriel: Courriel, texte: Any) -> None:
        dire(monde.mir_a, cle="b")
        expedier(courriel, texte)

    with horloge(AUBE):
        dire(monde.mir_a, cle="a")
    monkeypatch.setattr(envoi, "_expedier", expedier_pendant_qu_on_parle)
    passer(MATIN)
    monkeypatch.setattr(envoi, "_expedier", expedier)
    assert dites() == ["a"]
    assert list(Notification.objects.filter(a_envoyer=True).values_list("cle", flat=True)) == ["b"]
    passer(MATIN + JOUR)
    passer(MATIN + 2 * JOUR)
    assert [dites(n) for n in range(len(mail.outbox))] == [["a"], ["b"]]


def test_ce_qui_arrive_pendant_la_panne_part_avec_le_reste(monde: Any, dire: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND = PANNE
    with horloge(AUBE):
        dire(monde.mir_a, cle="a")
    passer(MATIN)
    with horloge(MATIN):
        dire(monde.mir_a, cle="b")
    settings.EMAIL_BACKEND = MARCHE
    passer(MATIN + dt.timedelta(hours=1))
    assert dites() == ["a", "b"]
    passer(MATIN + JOUR)
    assert len(mail.outbox) == 1


def test_un_ouvrier_mort_apres_la_reunion_est_repris(monde: Any, dire: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with horloge(AUBE):
        dire(monde.mir_a, cle="a")

    def mourir(*_: Any) -> None:
        raise KeyboardInterrupt

    with horloge(MATIN):
        grouper()
        courriel = Courriel.objects.get()
        with monkeypatch.context() as essai:
            essai.setattr(envoi, "_expedier", mourir)
            with pytest.raises(KeyboardInterrupt):
                envoyer(courriel.pk)
    assert Notification.objects.get().courriel == courriel
    assert passer(MATIN + dt.timedelta(minutes=1)) == 0
    with horloge(MATIN + envoi.DUREE + dt.timedelta(seconds=1)):
        envoyer(courriel.pk)
        envoyer(courriel.pk)
    assert (len(mail.outbox), dites()) == (1, ["a"])


def test_ce_qui_est_lu_ou_fait_ne_s_ecrit_plus(monde: Any, dire: Any, plume: Any) -> None:
    with horloge(AUBE):
        for cle in ("lue", "faite", "tue", "reste"):
            dire(monde.mir_a, cle=cle)
        marquer_lue(notification=Notification.objects.get(cle="lue"), par=acteur_de(monde.mir_a))
    plume.faites, plume.tues = {"faite"}, {"tue"}
    passer(MATIN)
    assert dites() == ["reste"]
    plume.faites = plume.tues = set()
    assert passer(MATIN + JOUR) == 0, "what was no longer true is not said later"


def test_plus_rien_a_dire_rien_ne_part(monde: Any, dire: Any, plume: Any) -> None:
    with horloge(AUBE):
        dire(monde.mir_a, cle="faite")
    plume.faites = {"faite"}
    assert passer(MATIN) == 1
    assert (mail.outbox, Courriel.objects.get().etat) == ([], Etat.SANS_OBJET)
    assert passer(MATIN + JOUR) == 0


def test_un_compte_ferme_ne_recoit_rien(monde: Any, dire: Any) -> None:
    with horloge(AUBE):
        dire(monde.mir_a)
    with horloge(MATIN):
        grouper()
    monde.mir_a.is_active = False
    monde.mir_a.save(update_fields=["is_active"])
    distribuer()
    assert mail.outbox == []


# ── Preferences ───────────────────────────────────────────────────────────────
def test_une_famille_coupee_ne_part_plus_meme_deja_dite(monde: Any, dire: Any) -> None:
    with horloge(AUBE):
        dire(monde.mir_a, cle="a")
        dire(monde.mir_a, cle="b", genre="autre")
        choisir(par_courriel={Famille.RAPPELS: False}, par=acteur_de(monde.mir_a))
        dire(monde.mir_a, cle="c")
        dire(monde.secretaire_a, cle="c")
    passer(MATIN)
    assert {m.to[0]: DITES.findall(m.body) for m in mail.outbox} == {
        monde.mir_a.email: ["b"],
        monde.secretaire_a.email: ["c"],
    }
    assert Notification.objects.filter(destinataire=monde.mir_a).count() == 3


def test_une_famille_remise_ne_dit_que_la_suite(monde: Any, dire: Any) -> None:
    par = acteur_de(monde.mir_a)
    with horloge(AUBE):
        choisir(par_courriel={Famille.RAPPELS: False}, par=par)
        dire(monde.mir_a, cle="avant")
        choisir(par_courriel={Famille.RAPPELS: True}, par=par)
        dire(monde.mir_a, cle="apres")
    passer(MATIN)
    assert dites() == ["apres"]


def test_la_veille_ne_part_qu_a_qui_la_demande(monde: Any, dire: Any) -> None:
    with horloge(AUBE):
        choisir(par_courriel={Famille.VEILLE: True}, par=acteur_de(monde.medecin_a))
        dire(monde.medecin_a, monde.medecin_a2, genre="veille")
    passer(MATIN)
    assert [m.to[0] for m in mail.outbox] == [monde.medecin_a.email]


# ── How many queries ──────────────────────────────────────────────────────────
@pytest.mark.parametrize("nombre", [1, 20])
def test_autant_de_requetes_pour_une_que_pour_vingt(
    monde: Any, dire: Any, nombre: int, django_assert_max_num_queries: Any
) -> None:
    with horloge(AUBE):
        for n in range(nombre):
            dire(monde.mir_a, cle=f"essai:{n}", region=monde.auvergne)
    with horloge(MATIN):
        grouper()
        with django_assert_max_num_queries(16):
            envoyer(Courriel.objects.get().pk)
    assert len(dites()) == nombre


def test_le_groupement_dit_son_jour(monde: Any, dire: Any) -> None:
    with horloge(AUBE):
        dire(monde.mir_a)
    passer(MATIN)
    assert Groupement.objects.get().jour == MATIN.date()
