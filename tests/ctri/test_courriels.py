"""What the members of a committee receive about a session, and what they do not."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.core.mail import EmailMessage
from icalendar import Calendar

from ctri.seances import actions
from ctri.seances.models import EtatPresence, Seance
from mutualisation.templatetags.francais import jour
from tests.courriels import distribuer

pytestmark = pytest.mark.django_db
HEURE = dt.timedelta(hours=1)
SEMAINE = dt.timedelta(days=7)


@pytest.fixture
def convoquee(parcours: Any) -> Seance:
    """In a week, its mails not sent yet."""
    par = parcours.acteur("secretaire_a")
    seance = parcours.inscrit().seance
    return actions.convoquer(seance=deplacer(seance, SEMAINE, par), par=par)


def deplacer(seance: Seance, ecart: dt.timedelta, par: Any) -> Seance:
    return actions.reprogrammer(
        seance=seance, debut=seance.debut + ecart, fin_prevue=seance.fin_prevue + ecart, lieu=seance.lieu, par=par
    )


def rendez_vous(message: EmailMessage) -> Any:
    nom, octets, genre = message.attachments[0]
    assert nom == "invitation.ics"
    assert genre.startswith("text/calendar")
    agenda = Calendar.from_ical(octets)
    return next(iter(agenda.walk("VEVENT")))


def test_chaque_membre_et_le_proposant_sont_convoques(convoquee: Seance, monde: Any) -> None:
    messages = distribuer()
    attendus = {p.utilisateur.email for p in convoquee.presences.select_related("utilisateur")}
    assert {m.to[0] for m in messages} == attendus
    assert len(messages) == len(attendus) == 6
    du_chef = next(m for m in messages if m.to == [monde.chef_local_a.email])
    assert du_chef.subject.startswith("Convocation\xa0: séance du CTRI du ")
    assert "Ordre du jour :\n1. " in du_chef.body.replace("\xa0", " ")
    assert f"/seances/{convoquee.pk}/" in du_chef.body
    assert "sans voix" not in du_chef.body
    assert "sans voix" in next(m for m in messages if m.to == [monde.mir_a.email]).body


def test_le_html_dit_la_meme_chose_que_le_texte(convoquee: Seance, parcours: Any) -> None:
    """Convocation and change of date: the same link, the same agenda, nothing that a reader of mail would block."""
    distribuer()
    deplacer(convoquee, SEMAINE, parcours.acteur("secretaire_a"))
    messages = distribuer()
    assert len(messages) == 12
    for message in messages:
        [(html, genre)] = message.alternatives
        assert genre == "text/html"
        assert f'href="http://127.0.0.1:8000/seances/{convoquee.pk}/"' in html
        assert f"<h1>{message.subject}</h1>" in html
        assert not re.search(r"<(script|style|img|link)\b", html)
    assert "Plan de travail 2027" in messages[0].alternatives[0][0]


def test_le_rendez_vous_se_met_dans_l_agenda(convoquee: Seance) -> None:
    lu = rendez_vous(distribuer()[0])
    assert lu.decoded("dtstart") == convoquee.debut.replace(microsecond=0)
    assert lu.decoded("dtend") == convoquee.fin_prevue.replace(microsecond=0)
    assert str(lu["location"]) == convoquee.lieu
    assert str(lu["uid"]).endswith(f"/seances/{convoquee.pk}/")


def test_une_autre_heure_met_a_jour_le_meme_rendez_vous(convoquee: Seance, parcours: Any) -> None:
    premier = rendez_vous(distribuer()[0])
    seance = deplacer(convoquee, HEURE, parcours.acteur("secretaire_a"))
    message = distribuer()[-1]
    second = rendez_vous(message)
    assert message.subject.startswith("Changement\xa0: ")
    assert "a changé" in message.body
    assert second["uid"] == premier["uid"]
    assert second["sequence"] > premier["sequence"]
    assert second.decoded("dtstart") == seance.debut.replace(microsecond=0)


def test_un_autre_jour_est_annonce_puis_convoque_de_nouveau(convoquee: Seance, parcours: Any) -> None:
    deja = len(distribuer())
    par = parcours.acteur("secretaire_a")
    seance = deplacer(convoquee, SEMAINE, par)
    annonces = distribuer()[deja:]
    assert len(annonces) == deja
    assert all(m.subject.startswith("Date changée\xa0: séance du CTRI du ") and not m.attachments for m in annonces)
    assert "retirez ce rendez-vous" in annonces[0].body
    actions.convoquer(seance=seance, par=par)
    nouvelle = rendez_vous(distribuer()[-1])
    assert nouvelle.decoded("dtstart") == seance.debut.replace(microsecond=0)


def test_la_date_annulee_est_celle_qui_fut_annoncee(convoquee: Seance, parcours: Any) -> None:
    """Planned again twice before the mail left: the day in between was told to nobody."""
    distribuer()
    par = parcours.acteur("secretaire_a")
    deplacer(deplacer(convoquee, SEMAINE, par), SEMAINE, par)
    assert distribuer()[-1].subject.endswith(f"du {jour(convoquee.debut)}")


def test_une_convocation_en_retard_ne_dit_rien_de_faux(convoquee: Seance, parcours: Any) -> None:
    """The mail server was out of order while the date changed: the old convocation is not sent."""
    deplacer(convoquee, SEMAINE, parcours.acteur("secretaire_a"))
    assert {m.subject.split("\xa0")[0] for m in distribuer()} == {"Date changée"}


def test_preparer_ne_previent_personne(parcours: Any) -> None:
    par = parcours.acteur("secretaire_a")
    deplacer(parcours.inscrit().seance, SEMAINE, par)
    assert distribuer() == []


def test_pointer_n_ecrit_a_personne(convoquee: Seance, parcours: Any) -> None:
    avant = len(distribuer())
    presence = convoquee.presences.all()[0]
    actions.pointer(presence=presence, etat=EtatPresence.EXCUSE, par=parcours.acteur("secretaire_a"))
    assert len(distribuer()) == avant
