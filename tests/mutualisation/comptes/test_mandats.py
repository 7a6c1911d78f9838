"""The mandates a person reads on their own account."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.comptes.mandats import mandats_de
from mutualisation.mandats.actions import deleguer, mettre_fin, nommer
from mutualisation.mandats.models import Mandat
from mutualisation.temps import aujourdhui
from tests.distribution import DEBUT, TOUJOURS, Monde

JOUR = dt.timedelta(days=1)


def roles(liste: list[tuple[Mandat, str]]) -> list[str]:
    return [mandat.role for mandat, _ in liste]


def test_par_moment_et_une_delegation_caduque_est_finie(monde: Monde) -> None:
    pour = monde.chef_siege_a.mandats.get()
    acte = {"acte": "Arrêté n° 7", "date_acte": DEBUT}
    deleguer(par=None, pour=pour, titulaire=monde.associe_a, periode=TOUJOURS, **acte)
    demain = DateRange(aujourdhui() + JOUR, None)
    nommer(par=None, titulaire=monde.associe_a, role="evaluateur", region=monde.martinique, periode=demain)
    nommer(par=None, titulaire=monde.associe_a, role="mediateur", region=monde.auvergne, periode=TOUJOURS)
    mettre_fin(par=None, mandat=pour, dernier_jour=aujourdhui() - JOUR)
    mandats = mandats_de(monde.associe_a)
    assert roles(mandats.en_vigueur) == ["mediateur"]
    assert roles(mandats.a_venir) == ["evaluateur"]
    assert roles(mandats.termines) == ["directeur_drass"]


@pytest.mark.parametrize("nombre", [1, 10])
def test_le_nombre_de_requetes_ne_depend_pas_du_nombre_de_mandats(
    monde: Monde, django_assert_max_num_queries: Any, nombre: int
) -> None:
    for rang in range(nombre):
        region = (monde.auvergne, monde.martinique)[rang % 2]
        nommer(par=None, titulaire=monde.sans_mandat, role="evaluateur", region=region, periode=TOUJOURS)
    mandats_de(monde.sans_mandat)
    with django_assert_max_num_queries(3):
        assert len(mandats_de(monde.sans_mandat).en_vigueur) == nombre
