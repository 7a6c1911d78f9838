"""Each figure counted by hand (règle C6)."""

from __future__ import annotations

import datetime as dt

import pytest

from college.fonctionnement.calculs import (
    Assiduite,
    Decompte,
    Ponctualite,
    ReunionLue,
    Sort,
    Terme,
    assiduite,
    comptes_rendus,
    decompte,
    moyenne,
    ponctualite,
)

JOUR = dt.date(2027, 6, 15)


def le(mois: int, jour: int) -> dt.date:
    return dt.date(2027, mois, jour)


def reunion(mois: int, jour: int, etat: str = "approuvee", **champs: object) -> ReunionLue:
    return ReunionLue(pk=1, date=le(mois, jour), etat=etat, **champs)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("echeance", "fait_le", "sort", "retard"),
    [
        (le(6, 1), le(5, 30), Sort.A_TEMPS, 0),
        (le(6, 1), le(6, 1), Sort.A_TEMPS, 0),
        (le(6, 1), le(6, 4), Sort.EN_RETARD, 3),
        (le(6, 14), None, Sort.DEPASSE, 1),
        (le(6, 15), None, Sort.A_VENIR, 0),
        (le(7, 1), le(6, 2), Sort.A_TEMPS, 0),
    ],
)
def test_le_jour_de_l_echeance_est_dans_le_delai(
    echeance: dt.date, fait_le: dt.date | None, sort: Sort, retard: int
) -> None:
    terme = Terme("", echeance, fait_le)
    assert (terme.sort(JOUR), terme.retard(JOUR)) == (sort, retard)


def test_ce_qui_n_est_pas_echu_ne_compte_pas() -> None:
    termes = [
        Terme("", le(2, 1), le(1, 31)),
        Terme("", le(3, 1), le(2, 28)),
        Terme("", le(4, 1), le(4, 2)),
        Terme("", le(5, 1)),
        Terme("", le(12, 1)),
    ]
    total = ponctualite(termes, JOUR)
    assert total == Ponctualite(a_temps=2, en_retard=1, depasses=1, a_venir=1)
    assert total.echus == 4
    assert ponctualite([], JOUR).echus == 0


def test_les_reunions_se_comptent_selon_leur_sort() -> None:
    reunions = [
        reunion(1, 12),
        reunion(3, 9, "projet"),
        reunion(4, 6, "annulee"),
        reunion(6, 1, "convoquee"),
        reunion(6, 15, "convoquee"),
        reunion(6, 15, "en_seance"),
        reunion(9, 7, "convoquee"),
    ]
    total = decompte(reunions, JOUR)
    assert total == Decompte(tenues=2, annulees=1, a_venir=2, en_suspens=2)
    assert total.convoquees == 7
    assert decompte([], JOUR) == Decompte()


def test_la_presence_compte_les_reunions_tenues_ensemble() -> None:
    reunions = [
        reunion(1, 12, presences={"present": 7, "represente": 1, "excuse": 2}),
        reunion(3, 9, "projet", presences={"present": 5, "excuse": 3, "absent": 2}),
        reunion(9, 7, "convoquee", presences={"attendu": 10}),
    ]
    total = assiduite(reunions)
    assert total == Assiduite(attendus=20, presents=12, representes=1, excuses=5)
    assert total.absents == 2
    assert total.taux == 60


def test_sans_reunion_tenue_il_n_y_a_pas_de_taux() -> None:
    assert assiduite([]).taux is None
    assert assiduite([reunion(9, 7, "annulee")]).taux is None


def test_les_comptes_rendus_suivent_la_regle_du_jour_de_la_reunion() -> None:
    reunions = [
        reunion(1, 12, delai=15, diffuse_le=le(1, 27), approuve_le=le(3, 9)),
        reunion(3, 9, "projet", delai=10, diffuse_le=le(3, 20)),
        reunion(5, 4, "projet", delai=15),
        reunion(6, 8, "projet", delai=15),
        reunion(9, 7, "convoquee", delai=15),
    ]
    termes = comptes_rendus(reunions)
    assert [terme.echeance for terme in termes] == [le(1, 27), le(3, 19), le(5, 19), le(6, 23)]
    assert ponctualite(termes, JOUR) == Ponctualite(a_temps=1, en_retard=1, depasses=1, a_venir=1)
    assert moyenne([r.depuis(r.diffuse_le) for r in reunions]) == 13
    assert moyenne([r.depuis(r.approuve_le) for r in reunions]) == 56
    assert moyenne([None]) is None
