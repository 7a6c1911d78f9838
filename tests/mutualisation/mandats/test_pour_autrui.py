"""Delegation, interim, standing in: an act, a scope, and what is refused (règle T5)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.actions import confier_interim, deleguer, suppleer
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Mandat, Nature
from mutualisation.refus import Refus
from tests.distribution import Monde

ANNEE = DateRange(dt.date(2027, 1, 1), dt.date(2028, 1, 1))
ACTE = {"acte": "Arrêté n° 2027-15", "date_acte": dt.date(2027, 1, 4)}


def mandat_de(personne: Any) -> Mandat:
    return personne.mandats.get(nature=Nature.TITULAIRE)


def refus(appel: Any) -> str:
    with pytest.raises(Refus) as prise:
        appel()
    return prise.value.raison.replace("\u00a0", " ").replace("\u202f", " ")


def test_la_personne_qui_delegue_peut_le_faire_elle_meme(monde: Monde) -> None:
    mandat = deleguer(
        par=acteur_de(monde.chef_siege_a),
        pour=mandat_de(monde.chef_siege_a),
        titulaire=monde.associe_a,
        periode=ANNEE,
        **ACTE,
    )
    assert mandat.poste.service == monde.services["siege"]


@pytest.mark.parametrize(
    ("delegant", "delegataire", "phrase"),
    [
        ("mir_a", "medecin_a2", "Le rôle « médecin inspecteur régional » ne se délègue pas"),
        ("chef_siege_a", "chef_siege_a", "Une personne n’agit pas pour elle-même"),
        ("chef_siege_a", "mir_b", "Dr Lucien Peyrichoux n’est en poste dans aucun service concerné"),
    ],
)
def test_delegations_refusees(monde: Monde, delegant: str, delegataire: str, phrase: str) -> None:
    assert phrase in refus(
        lambda: deleguer(
            par=None,
            pour=mandat_de(getattr(monde, delegant)),
            titulaire=getattr(monde, delegataire),
            periode=ANNEE,
            **ACTE,
        )
    )


def test_on_ne_delegue_que_ce_que_l_on_a(monde: Monde) -> None:
    assert "ne peut pas transmettre « Évaluer le dispositif »" in refus(
        lambda: deleguer(
            par=None,
            pour=mandat_de(monde.chef_siege_a),
            titulaire=monde.associe_a,
            periode=ANNEE,
            etendue=[Droit.EVALUER],
            **ACTE,
        )
    )


def test_une_delegation_ne_se_delegue_pas(monde: Monde) -> None:
    premiere = deleguer(par=None, pour=mandat_de(monde.chef_siege_a), titulaire=monde.associe_a, periode=ANNEE, **ACTE)
    assert (
        refus(lambda: deleguer(par=None, pour=premiere, titulaire=monde.medecin_a2, periode=ANNEE, **ACTE))
        == "Une délégation de signature ne se délègue pas à son tour."
    )


def test_agir_pour_autrui_demande_un_acte(monde: Monde) -> None:
    assert (
        refus(
            lambda: suppleer(
                par=None,
                pour=mandat_de(monde.mir_a),
                titulaire=monde.medecin_a2,
                periode=ANNEE,
                acte=" ",
                date_acte=dt.date(2027, 1, 1),
            )
        )
        == "Agir pour autrui demande un acte : référence et date."
    )


def test_la_suppleance_est_reservee_aux_roles_qui_en_ont_une(monde: Monde) -> None:
    assert "n’a pas de suppléance dans ce dispositif" in refus(
        lambda: suppleer(
            par=None,
            pour=mandat_de(monde.chef_local_a),
            titulaire=monde.chef_local_a2,
            periode=ANNEE,
            **ACTE,
        )
    )


def test_l_interim_est_reserve_aux_roles_qui_en_ont_un(monde: Monde) -> None:
    assert "n’a pas d’intérim dans ce dispositif" in refus(
        lambda: confier_interim(
            par=None, titulaire=monde.medecin_a2, role="evaluateur", region=monde.auvergne, periode=ANNEE, **ACTE
        )
    )


def test_le_titulaire_ne_fait_pas_son_propre_interim(monde: Monde) -> None:
    assert (
        refus(
            lambda: confier_interim(
                par=None, titulaire=monde.mir_a, role="mir", region=monde.auvergne, periode=ANNEE, **ACTE
            )
        )
        == "Dr Hélène Vasseur tient déjà ce rôle en titre."
    )
