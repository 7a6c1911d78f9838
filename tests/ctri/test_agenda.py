"""Sessions in the private feed: whose they are, and never one that others are still preparing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from ctri.agenda import seances_de
from ctri.seances import actions
from ctri.seances.models import Seance
from mutualisation.mandats.acteur import acteur_de
from tests.courriels import distribuer
from tests.ctri.test_rappels import CHEFS, reporter

pytestmark = pytest.mark.django_db


@pytest.fixture
def prevue(parcours: Any) -> Seance:
    return reporter(parcours.inscrit().seance, 20, parcours)


@pytest.fixture
def convoquee(prevue: Seance, parcours: Any) -> Seance:
    return actions.convoquer(seance=prevue, par=parcours.acteur("secretaire_a"))


def ceux_qui_la_voient(monde: Any) -> set[str]:
    return {cle for cle, personne in monde.personnes.items() if list(seances_de(acteur_de(personne)))}


def test_en_preparation_seuls_ceux_qui_la_preparent(prevue: Seance, monde: Any) -> None:
    assert ceux_qui_la_voient(monde) == {"secretaire_a", "chef_siege_a"}
    [rendez_vous] = seances_de(acteur_de(monde.secretaire_a))
    assert rendez_vous.provisoire
    assert "personne n’est encore prévenu" in rendez_vous.texte


def test_convoquee_les_membres_et_le_proposant(convoquee: Seance, monde: Any) -> None:
    """Not the doctors, nor the prefect, who may read of it but do not attend."""
    assert ceux_qui_la_voient(monde) == CHEFS | {"secretaire_a", "mir_a"}
    [rendez_vous] = seances_de(acteur_de(monde.chef_local_a))
    assert not rendez_vous.provisoire
    assert "1. Plan de travail 2027" in rendez_vous.texte


def test_c_est_le_meme_rendez_vous_que_celui_du_courriel(convoquee: Seance, monde: Any, parcours: Any) -> None:
    """A calendar that has both shows one: same name, same rank, and the rank grows with each change."""
    for _ in range(2):
        message = [m for m in distribuer() if m.to == [monde.chef_local_a.email]][-1]
        [recu] = Calendar.from_ical(message.attachments[0][1]).walk("VEVENT")
        [rendez_vous] = seances_de(acteur_de(monde.chef_local_a))
        assert (rendez_vous.uid, rendez_vous.rang) == (str(recu["uid"]), recu["sequence"])
        assert rendez_vous.titre == str(recu["summary"])
        seance = Seance.objects.get(pk=convoquee.pk)
        actions.reprogrammer(
            seance=seance, debut=seance.debut + dt.timedelta(minutes=5), fin_prevue=seance.fin_prevue,
            lieu=seance.lieu, par=parcours.acteur("secretaire_a"),
        )  # fmt: skip


def test_remise_en_preparation_elle_sort_des_agendas(convoquee: Seance, monde: Any, parcours: Any) -> None:
    reporter(convoquee, 5, parcours)
    assert ceux_qui_la_voient(monde) == {"secretaire_a", "chef_siege_a"}


def test_autant_de_requetes_pour_une_seance_que_pour_dix(prevue: Seance, monde: Any, parcours: Any) -> None:
    def avec(nombre: int) -> int:
        for _ in range(nombre):
            parcours.seance()
        acteur = acteur_de(monde.secretaire_a)
        with CaptureQueriesContext(connection) as requetes:
            assert len(list(seances_de(acteur))) > nombre
        return len(requetes)

    assert avec(1) == avec(10)
