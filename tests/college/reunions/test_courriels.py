"""Mails of a meeting say what is true when they leave (règle C2)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from icalendar import Calendar

from college.reunions import actions
from college.reunions.models import Reunion
from mutualisation.courriels.envoi import envoyer
from mutualisation.courriels.models import Courriel
from mutualisation.mandats.acteur import Acteur
from mutualisation.temps import aujourdhui
from tests.college import seances_du_college as college

pytestmark = pytest.mark.django_db


def partir() -> list[Any]:
    """Everything asked for leaves now."""
    mail.outbox.clear()
    for courriel in Courriel.objects.filter(etat="demande").order_by("pk"):
        envoyer(courriel.pk)
    return mail.outbox


@pytest.fixture
def convoquee(monde: Any, mir: Acteur) -> Reunion:
    return college.convoquee(monde.auvergne, mir, date=aujourdhui() + dt.timedelta(days=9))


def test_la_convocation_porte_l_ordre_du_jour_et_le_rendez_vous(convoquee: Reunion) -> None:
    messages = partir()
    assert len(messages) == 4
    message = next(m for m in messages if m.to == ["medecin-a@example.org"])
    assert message.subject.startswith("Convocation\xa0: réunion du collège du ")
    assert "1. Débat 1 (15\xa0minutes)" in message.body
    evenement = Calendar.from_ical(message.attachments[0][1]).walk("VEVENT")[0]
    assert evenement.decoded("dtstart").date() == convoquee.date
    assert evenement["sequence"] == 1


def test_un_changement_d_heure_remplace_le_rendez_vous(convoquee: Reunion, mir: Acteur) -> None:
    partir()
    actions.reprogrammer(
        reunion=convoquee, date=convoquee.date, debut=dt.time(10), fin=dt.time(12), lieu=convoquee.lieu, par=mir
    )
    message = partir()[0]
    assert message.subject.startswith("Changement")
    assert Calendar.from_ical(message.attachments[0][1]).walk("VEVENT")[0]["sequence"] == 2


def test_reportee_avant_d_etre_partie_la_convocation_n_a_plus_d_objet(convoquee: Reunion, mir: Acteur) -> None:
    date = convoquee.date + dt.timedelta(days=7)
    actions.reprogrammer(reunion=convoquee, date=date, debut=dt.time(14), fin=dt.time(16), lieu="Ici", par=mir)
    sujets = {message.subject for message in partir()}
    assert sujets == {"Date changée\xa0: réunion du collège"}
    assert "retirez ce rendez-vous" in mail.outbox[0].body


def test_annulee_chacun_sait_pourquoi(convoquee: Reunion, mir: Acteur) -> None:
    actions.annuler(reunion=convoquee, motif="Grève des transports", par=mir)
    corps = [message.body for message in partir()]
    assert len(corps) == 4
    assert all("Grève des transports" in texte for texte in corps)


def test_le_projet_relu_ne_l_est_qu_une_fois(monde: Any, mir: Acteur) -> None:
    reunion = college.diffusee(monde.auvergne, mir)
    # Circulated again before the first mail left: one mail is enough.
    point = college.points_de(reunion)[0]
    actions.ecrire(point=point, texte="Complété", revision=0, par=mir)
    actions.diffuser(reunion=reunion, par=mir)
    relus = [m for m in partir() if "à relire" in m.subject]
    assert len(relus) == 3
