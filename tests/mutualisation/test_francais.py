"""Dates and hours as a French reader expects them, on the clock of the place."""

import datetime as dt

from mutualisation.templatetags.francais import heure, jour, jour_court

SOIR = dt.datetime(2027, 1, 31, 23, 5, tzinfo=dt.UTC)


def test_un_instant_se_lit_a_l_heure_du_lieu() -> None:
    assert heure(SOIR) == "0\xa0h\xa005"
    assert jour(SOIR) == "1er\xa0février 2027"
    assert jour_court(SOIR) == "1er\xa0févr."


def test_une_date_civile_reste_elle_meme() -> None:
    assert jour(dt.date(2027, 1, 31)) == "31\xa0janvier 2027"
    assert heure(dt.datetime(2027, 1, 31, 10, 0)) == "10\xa0h"  # noqa: DTZ001


def test_rien_ne_s_ecrit_pour_rien() -> None:
    assert (heure(None), jour(None), jour_court(None)) == ("", "", "")
