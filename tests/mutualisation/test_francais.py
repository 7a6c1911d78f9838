"""Template filters: dates read where the page is, plurals, distances, sizes."""

import datetime as dt

import pytest
from django.utils import timezone

from mutualisation.templatetags import francais

MIDI_TU = dt.datetime(2027, 2, 1, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("fuseau", "attendu"),
    [("Europe/Paris", "13\u00a0h"), ("America/Martinique", "8\u00a0h"), ("Indian/Reunion", "16\u00a0h")],
)
def test_une_heure_se_lit_dans_le_fuseau_de_la_page(fuseau, attendu):
    with timezone.override(fuseau):
        assert francais.heure(MIDI_TU) == attendu


def test_le_jour_aussi():
    minuit_tu = dt.datetime(2027, 1, 31, 23, 30, tzinfo=dt.UTC)
    with timezone.override("Europe/Paris"):
        assert francais.jour(minuit_tu) == "1er\u00a0février\u00a02027"
        assert francais.jour_court(minuit_tu) == "1er\u00a0févr."
        assert francais.jour_semaine(minuit_tu) == "Lundi 1er\u00a0février\u00a02027"
        assert francais.heure(minuit_tu) == "0\u00a0h\u00a030"
    with timezone.override("America/Martinique"):
        assert francais.jour(minuit_tu) == "31\u00a0janvier\u00a02027"


def test_une_date_civile_reste_elle_meme():
    with timezone.override("America/Martinique"):
        assert francais.jour(dt.date(2027, 1, 31)) == "31\u00a0janvier\u00a02027"
        assert francais.mois_court(dt.date(2027, 8, 31)) == "août"


def test_une_date_absente_ne_montre_rien():
    assert [francais.jour(None), francais.jour_court(None), francais.heure(None)] == ["", "", ""]


@pytest.mark.parametrize(
    ("jours", "attendu"),
    [
        (-4, "En retard de 4\u00a0jours"),
        (-1, "En retard de 1\u00a0jour"),
        (0, "Aujourd’hui"),
        (1, "Demain"),
        (7, "Dans 7\u00a0jours"),
    ],
)
def test_distance(jours, attendu):
    depuis = dt.date(2027, 1, 22)
    assert francais.distance(depuis + dt.timedelta(days=jours), depuis) == attendu


@pytest.mark.parametrize(
    ("nombre", "attendu"),
    [(0, "0\u00a0action"), (1, "1\u00a0action"), (2, "2\u00a0actions"), (1204, "1\u202f204\u00a0actions")],
)
def test_compte(nombre, attendu):
    assert francais.compte(nombre, "action,actions") == attendu


@pytest.mark.parametrize(("octets", "attendu"), [(12, "1\u00a0ko"), (41_200, "41\u00a0ko"), (1_240_000, "1,2\u00a0Mo")])
def test_taille(octets, attendu):
    assert francais.taille(octets) == attendu
