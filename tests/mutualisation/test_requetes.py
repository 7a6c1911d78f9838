"""A prepared query is the queryset it was written as, and its SQL is written once."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.models import Count, DateField, Q, QuerySet

from mutualisation.effectifs.models import Rattachement
from mutualisation.requetes import Preparee, Trou
from mutualisation.territoire.models import Service
from tests.distribution import Monde

pytestmark = pytest.mark.django_db


def services(region: Any) -> QuerySet[Service]:
    return Service.objects.filter(region=region).annotate(agents=Count("rattachements")).order_by("pk")


def test_elle_lit_ce_que_lit_la_requete_valeur_par_valeur(monde: Monde) -> None:
    preparee = Preparee(lambda: services(Trou("region")))
    for region in (monde.auvergne, monde.limousin):
        lus = preparee.lire(region=region.pk)
        assert [(s, s.nom, s.agents) for s in lus] == [(s, s.nom, s.agents) for s in services(region.pk)]


def test_son_sql_ne_s_ecrit_qu_une_fois(monde: Monde, django_assert_num_queries: Any) -> None:
    ecrites = []

    def construire() -> QuerySet[Service]:
        ecrites.append(1)
        return services(Trou("region"))

    preparee = Preparee(construire)
    assert ecrites == []
    with django_assert_num_queries(2):
        preparee.lire(region=monde.auvergne.pk)
        preparee.lire(region=monde.limousin.pk)
    assert ecrites == [1]


def test_une_valeur_absente_ne_trouve_rien_et_les_autres_conditions_tiennent(monde: Monde) -> None:
    preparee = Preparee(
        lambda: (
            Rattachement.objects.filter(
                Q(periode__contains=Trou("jour", DateField())) | Q(quotite__lt=100), service__region=Trou("region")
            )
            .order_by("pk")
            .values_list("pk", "agent__nom")
        )
    )
    tous = preparee.lignes(region=monde.auvergne.pk, jour=dt.date(2027, 1, 8))
    assert len(tous) > 1
    assert preparee.lignes(region=monde.auvergne.pk, jour=None) == [
        (monde.agents.medecin_a3.rattachements.get().pk, "Delcroix")
    ]


def test_une_colonne_laissee_se_lit_encore(monde: Monde) -> None:
    preparee = Preparee(lambda: Service.objects.filter(region=Trou("region")).defer("nom").order_by("pk"))
    service = preparee.lire(region=monde.auvergne.pk)[0]
    assert "nom" not in vars(service)
    assert service.nom


def test_une_valeur_oubliee_se_dit(monde: Monde) -> None:
    with pytest.raises(KeyError, match="region"):
        Preparee(lambda: services(Trou("region"))).lire()
