"""A meeting written for calendars is read back by a calendar."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from icalendar import Calendar

from mutualisation.agenda import JourEntier, RendezVous
from mutualisation.agenda.evenements import flux
from mutualisation.temps import horloge

LA_REUNION = ZoneInfo("Indian/Reunion")


def test_il_se_relit_heures_et_texte_compris() -> None:
    debut = dt.datetime(2027, 2, 5, 10, tzinfo=LA_REUNION)
    texte = "Ordre du jour : budget ; « suppléance », puis\nquestions diverses"
    piece = RendezVous(
        uid="https://exemple.invalid/seances/1/", rang=3, debut=debut, fin=debut + dt.timedelta(hours=2),
        titre="Séance du comité, à Saint-Denis", lieu="Saint-Denis ; salle 2, étage 1", texte=texte,
        url="https://exemple.invalid/seances/1/",
    ).piece()  # fmt: skip
    assert b"\r\n" in piece.octets
    assert max(map(len, piece.octets.split(b"\r\n"))) <= 75
    (lu,) = Calendar.from_ical(piece.octets).walk("VEVENT")
    assert lu.decoded("dtstart") == debut
    assert lu["dtstart"].to_ical() == b"20270205T060000Z"
    assert str(lu["description"]) == texte
    assert str(lu["location"]) == "Saint-Denis ; salle 2, étage 1"
    assert lu["sequence"] == 3


def test_une_echeance_dure_le_jour_entier_et_ne_prend_le_temps_de_personne() -> None:
    echeance = JourEntier("essai-1", 0, dt.date(2027, 1, 31), "Échéance", "Auvergne", "https://exemple.invalid/")
    (lu,) = Calendar.from_ical(flux([echeance], nom="Essai")).walk("VEVENT")
    assert (lu.decoded("dtstart"), lu.decoded("dtend")) == (dt.date(2027, 1, 31), dt.date(2027, 2, 1))
    assert lu["dtstart"].params["VALUE"] == "DATE"
    assert lu["transp"] == "TRANSPARENT"


def test_le_flux_est_ecrit_pareil_tant_que_rien_ne_change() -> None:
    """Whatever the order in which providers answer."""
    quand = dt.datetime(2027, 2, 5, 9, tzinfo=dt.UTC)
    evenements = [
        RendezVous(f"essai-{n}", 1, quand, quand + dt.timedelta(hours=1), "Séance", "", "", "", maj=quand)
        for n in range(3)
    ]
    ecrit = flux(evenements, nom="Essai")
    with horloge(quand + dt.timedelta(days=1)):
        assert flux(reversed(evenements), nom="Essai") == ecrit
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in ecrit


def test_ce_qui_n_est_pas_convoque_est_provisoire() -> None:
    quand = dt.datetime(2027, 2, 5, 9, tzinfo=dt.UTC)
    prevu = RendezVous("essai", 0, quand, quand + dt.timedelta(hours=1), "Séance", "", "", "", provisoire=True)
    (lu,) = Calendar.from_ical(flux([prevu], nom="Essai")).walk("VEVENT")
    assert lu["status"] == "TENTATIVE"
