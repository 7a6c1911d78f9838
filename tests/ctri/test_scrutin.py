"""Quorum and majority, worked out by hand (règle V6)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctri.comite.models import Majorite
from ctri.seances.scrutin import depouiller, quorum


@pytest.mark.parametrize(
    ("membres", "pourcent", "requis"),
    [(5, 50, 3), (4, 50, 3), (1, 50, 1), (2, 50, 2), (6, 33, 2), (5, 100, 5), (5, 0, 1), (9, 66, 6)],
)
def test_quorum_a_depasser(membres: int, pourcent: int, requis: int) -> None:
    assert quorum(membres, 0, pourcent).requis == requis


def test_quorum_dit_combien_peuvent_partir() -> None:
    etat = quorum(5, 4, 50)
    assert etat.atteint
    assert etat.phrase == "Après 2\u00a0départs, le quorum serait perdu."
    perdu = quorum(5, 2, 50)
    assert not perdu.atteint
    assert perdu.phrase == "Quorum non atteint\u00a0: 2\u00a0membres présents, 3 requis."


def test_majorite_simple_ignore_les_abstentions() -> None:
    # Screen 4 of the mock-ups: 3 for, 1 against, 1 abstention among 5 votes.
    compte = depouiller(pour=3, contre=1, abstention=1, membres=5, majorite=Majorite.SIMPLE)
    assert compte.adopte
    assert compte.requis == 3
    assert "soit 3 sur 4" in compte.phrase


def test_majorite_absolue_compte_tous_les_membres() -> None:
    assert not depouiller(pour=2, contre=0, abstention=3, membres=5, majorite=Majorite.ABSOLUE).adopte
    assert depouiller(pour=3, contre=2, abstention=0, membres=5, majorite=Majorite.ABSOLUE).adopte


def test_deux_tiers_arrondit_au_dessus() -> None:
    assert depouiller(pour=4, contre=2, abstention=0, membres=6, majorite=Majorite.DEUX_TIERS).adopte
    assert not depouiller(pour=3, contre=2, abstention=1, membres=6, majorite=Majorite.DEUX_TIERS).adopte


def test_partage_des_voix() -> None:
    egal = {"pour": 2, "contre": 2, "abstention": 0, "membres": 4, "majorite": Majorite.SIMPLE}
    sans = depouiller(**egal)
    assert not sans.adopte
    assert "n’est pas adopté" in sans.phrase
    pour = depouiller(**egal, voix_preponderante=True, sens_presidence="pour")
    assert pour.adopte
    assert "prépondérante" in pour.phrase
    assert not depouiller(**egal, voix_preponderante=True, sens_presidence="contre").adopte
    assert not depouiller(**egal, voix_preponderante=True, sens_presidence="abstention").adopte


def test_au_secret_la_voix_preponderante_ne_se_reconnait_pas() -> None:
    egal = {"pour": 2, "contre": 2, "abstention": 0, "membres": 4, "majorite": Majorite.SIMPLE, "secret": True}
    partage = depouiller(**egal, voix_preponderante=True)
    assert not partage.adopte
    assert partage.phrase == (
        "Partage des voix\u00a0: au scrutin secret, la voix prépondérante de la présidence ne se reconnaît pas"
        "\u202f; le texte n’est pas adopté."
    )
    assert depouiller(**egal).phrase == "Partage des voix\u00a0: le texte n’est pas adopté."
    assert depouiller(**egal | {"contre": 1}, voix_preponderante=True).adopte


def test_personne_ne_vote_rien_n_est_adopte() -> None:
    for majorite in Majorite:
        assert not depouiller(pour=0, contre=0, abstention=4, membres=4, majorite=majorite).adopte


@given(
    pour=st.integers(0, 30),
    contre=st.integers(0, 30),
    abstention=st.integers(0, 30),
    majorite=st.sampled_from(list(Majorite)),
)
def test_une_voix_pour_de_plus_ne_fait_jamais_perdre(pour: int, contre: int, abstention: int, majorite: str) -> None:
    membres = pour + contre + abstention + 1
    avant = depouiller(pour=pour, contre=contre, abstention=abstention, membres=membres, majorite=majorite)
    apres = depouiller(pour=pour + 1, contre=contre, abstention=abstention, membres=membres, majorite=majorite)
    assert apres.adopte or not avant.adopte
