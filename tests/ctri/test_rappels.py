"""What the committee's people are reminded of: to convene, to read, to give a proxy, to close (règle V10)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ctri import rappels
from ctri.dossiers.models import Lecture, Version
from ctri.seances import actions
from ctri.seances.models import EtatSeance, Seance
from mutualisation.mandats.acteur import acteur_de
from mutualisation.notifications.actions import grouper, rappeler
from mutualisation.notifications.models import Notification
from mutualisation.notifications.redaction import Ligne, lire
from mutualisation.temps import aujourdhui, horloge, maintenant
from tests.courriels import distribuer

pytestmark = pytest.mark.django_db
JOUR = dt.timedelta(days=1)
CHEFS = {"chef_siege_a", "chef_local_a", "chef_local_a2", "chef_local_a3", "chef_local_a4"}


@pytest.fixture
def prevue(parcours: Any) -> Seance:
    """In forty days, a text on its agenda, nobody told yet."""
    return reporter(parcours.inscrit().seance, 40, parcours)


def reporter(seance: Seance, jours: int, parcours: Any) -> Seance:
    return actions.reprogrammer(
        seance=seance, debut=seance.debut + jours * JOUR, fin_prevue=seance.fin_prevue + jours * JOUR,
        lieu=seance.lieu, par=parcours.acteur("secretaire_a"),
    )  # fmt: skip


def le(seance: Seance, ecart: int) -> Any:
    """So many days from the session, at noon."""
    return horloge(dt.datetime.combine(seance.jour + ecart * JOUR, dt.time(12), dt.UTC))


def dits(monde: Any, genre: str) -> dict[str, list[str]]:
    """Who was reminded, and at which turns."""
    trouves: dict[str, list[str]] = {}
    noms = {personne.pk: cle for cle, personne in monde.personnes.items()}
    for n in Notification.objects.filter(genre=genre).order_by("pk"):
        trouves.setdefault(noms[n.destinataire_id], []).append(n.cle.rpartition(":")[2])
    return trouves


def lignes(monde: Any, cle: str, genre: str) -> list[Ligne]:
    siennes = list(Notification.objects.filter(destinataire=monde.personnes[cle], genre=genre).order_by("pk"))
    lues = lire(acteur_de(monde.personnes[cle]), siennes)
    return [lues[n.pk] for n in siennes if n.pk in lues]


def lu(version: Version, personne: Any) -> None:
    """As the page of the text notes it."""
    Lecture.objects.create(version=version, utilisateur=personne, le=maintenant())


def courir(seance: Seance, du: int, au: int) -> None:
    for ecart in range(du, au + 1):
        with le(seance, ecart):
            rappeler()


def test_convoquer_se_rappelle_a_qui_prepare(prevue: Seance, monde: Any) -> None:
    courir(prevue, -35, 2)
    tours = ["30", "7", "0", "retard"]
    assert dits(monde, rappels.CONVOQUER) == {"secretaire_a": tours, "chef_siege_a": tours}
    ligne = lignes(monde, "secretaire_a", rappels.CONVOQUER)[0]
    assert ligne.titre.startswith("Convoquer le CTRI du ")
    assert (ligne.url, ligne.actuelle) == (f"/seances/{prevue.pk}/", True)


def test_une_fois_convoquee_le_rappel_ne_se_dit_plus(prevue: Seance, monde: Any, parcours: Any) -> None:
    courir(prevue, -30, -30)
    with le(prevue, -29):
        actions.convoquer(seance=prevue, par=parcours.acteur("secretaire_a"))
    assert not lignes(monde, "secretaire_a", rappels.CONVOQUER)[0].actuelle
    courir(prevue, -29, -1)
    assert dits(monde, rappels.CONVOQUER)["secretaire_a"] == ["30"]


def test_lire_se_rappelle_aux_membres_qui_n_ont_pas_lu(prevue: Seance, monde: Any, parcours: Any) -> None:
    """Convened fifteen days before: the first reminder is that of the seventh day."""
    with le(prevue, -15):
        actions.convoquer(seance=prevue, par=parcours.acteur("secretaire_a"))
    courir(prevue, -15, -8)
    assert dits(monde, rappels.LIRE) == {}
    [point] = prevue.points.all()
    version = point.dossier.versions.latest("numero")
    lu(version, monde.chef_local_a)
    courir(prevue, -7, 0)
    assert dits(monde, rappels.LIRE) == {cle: ["7", "0"] for cle in CHEFS - {"chef_local_a"}}
    with le(prevue, 0):
        ligne = lignes(monde, "chef_siege_a", rappels.LIRE)[-1]
        assert ligne.actuelle
        assert ligne.precision.startswith("Aujourd’hui.")
        lu(version, monde.chef_siege_a)
        assert not lignes(monde, "chef_siege_a", rappels.LIRE)[-1].actuelle


def test_un_membre_excuse_est_rappele_ou_l_on_vote(prevue: Seance, monde: Any, parcours: Any) -> None:
    parcours.par_vote()
    with le(prevue, -20):
        actions.convoquer(seance=prevue, par=parcours.acteur("secretaire_a"))
        absent = prevue.presences.get(utilisateur=monde.chef_local_a)
        actions.repondre(presence=absent, vient=False, par=acteur_de(monde.chef_local_a))
    courir(prevue, -20, -7)
    assert dits(monde, rappels.PROCURATION) == {"chef_local_a": ["7"]}
    [ligne] = lignes(monde, "chef_local_a", rappels.PROCURATION)
    assert (ligne.url, ligne.actuelle) == (f"/presences/{absent.pk}/procuration/", True)
    porteur = prevue.presences.get(utilisateur=monde.chef_local_a2)
    actions.donner_procuration(presence=absent, mandataire=porteur, par=acteur_de(monde.chef_local_a))
    assert not lignes(monde, "chef_local_a", rappels.PROCURATION)[0].actuelle


def test_une_seance_passee_et_non_close_se_rappelle(prevue: Seance, monde: Any, parcours: Any) -> None:
    with le(prevue, -15):
        actions.convoquer(seance=prevue, par=parcours.acteur("secretaire_a"))
    courir(prevue, -15, 0)
    assert dits(monde, rappels.CLORE) == {}
    courir(prevue, 1, 5)
    assert dits(monde, rappels.CLORE) == {"secretaire_a": ["retard"], "chef_siege_a": ["retard"]}
    Seance.objects.filter(pk=prevue.pk).update(etat=EtatSeance.CLOSE, close_le=maintenant())
    assert not lignes(monde, "secretaire_a", rappels.CLORE)[0].actuelle


def test_une_date_changee_ne_laisse_rien_de_faux(prevue: Seance, monde: Any, parcours: Any) -> None:
    courir(prevue, -30, -30)
    apres = reporter(prevue, 10, parcours)
    assert not lignes(monde, "secretaire_a", rappels.CONVOQUER)[0].actuelle
    courir(apres, -30, -30)
    assert dits(monde, rappels.CONVOQUER)["secretaire_a"] == ["30", "30"]
    assert lignes(monde, "secretaire_a", rappels.CONVOQUER)[1].actuelle


def test_une_autre_region_n_en_sait_rien(prevue: Seance, monde: Any) -> None:
    """Even a row that should not be theirs tells a stranger nothing."""
    courir(prevue, -30, -30)
    ligne = Notification.objects.filter(genre=rappels.CONVOQUER)[0]
    assert lire(acteur_de(monde.mir_b), [ligne]) == {}
    assert lire(acteur_de(monde.medecin_a), [ligne]) == {}, "in preparation, not even a doctor of the region"


def test_le_courriel_du_jour_le_dit(prevue: Seance, monde: Any) -> None:
    with horloge(dt.datetime.combine(prevue.jour - 30 * JOUR, dt.time(4), dt.UTC)):
        rappeler()
    with horloge(dt.datetime.combine(prevue.jour - 30 * JOUR, dt.time(7), dt.UTC)):
        grouper()
        distribuer()
    [message] = [m for m in mail.outbox if m.to == [monde.secretaire_a.email]]
    assert "Rappels d’échéance" in message.body
    assert f"http://127.0.0.1:8000/seances/{prevue.pk}/" in message.body
    assert "Dans 30\xa0jours." in message.body


def test_autant_de_requetes_pour_une_seance_que_pour_dix(prevue: Seance, monde: Any, parcours: Any) -> None:
    def avec(nombre: int) -> int:
        for n in range(nombre):
            reporter(parcours.seance(), 40 + n, parcours)
        with le(prevue, -5):
            rappeler()
        siennes = list(Notification.objects.filter(destinataire=monde.secretaire_a))
        acteur = acteur_de(monde.secretaire_a)
        with CaptureQueriesContext(connection) as requetes:
            assert len(lire(acteur, siennes)) == len(siennes)
        assert len(siennes) > nombre
        return len(requetes)

    assert avec(1) == avec(10)


def test_le_jour_est_celui_de_la_region(prevue: Seance) -> None:
    assert prevue.jour == aujourdhui(prevue.region.fuseau) + 40 * JOUR
