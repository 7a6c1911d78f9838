"""One query reads every right of a person, and a command finds and repairs what the grants got wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.actions import nommer
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import DroitRegion, DroitService, Mandat
from mutualisation.mandats.octrois import reconstruire_droits
from mutualisation.territoire.models import Region
from tests.distribution import DEBUT, TOUJOURS, Monde

Compteur = Callable[[int], Any]


@pytest.mark.parametrize("mandats", [1, 10])
def test_les_droits_se_lisent_en_une_requete(monde: Monde, django_assert_num_queries: Compteur, mandats: int) -> None:
    services = [s for r in (monde.auvergne, monde.limousin, monde.martinique) for s in r.services.all()][:mandats]
    Mandat.objects.filter(service__in=services).update(exclusif=False)
    for service in services:
        role = service.region.schema.hierarchie.superieurs[0]
        nommer(par=None, titulaire=monde.medecin_a, role=role, service=service, periode=DateRange(DEBUT, None))
    acteur_de(monde.medecin_a)  # the référentiel is parsed once per process
    with django_assert_num_queries(1):
        acteur = acteur_de(monde.medecin_a)
        assert len(acteur.services(Droit.ARRETER_FICHE)) == len(services)
        assert all(acteur.peut(Droit.ARRETER_FICHE, s.region, s) for s in services)
        assert acteur.peut(Droit.CONTRIBUER, monde.auvergne)


@pytest.fixture
def abimes(monde: Monde) -> tuple[int, int]:
    """A lost right, and a right that no mandate explains."""
    mandat = monde.mir_a.mandats.get()
    DroitRegion.objects.get(mandat=mandat, permission__codename=Droit.SOUMETTRE).delete()
    permission = Permission.objects.get(
        content_type__app_label="mutualisation", content_type__model="service", codename=Droit.ARRETER_FICHE
    )
    DroitService.objects.create(
        user=monde.mir_a, permission=permission, content_object=monde.services["15"], mandat=mandat
    )
    return mandat.pk, permission.pk


def droits(monde: Monde) -> tuple[bool, bool]:
    acteur = acteur_de(monde.mir_a)
    return acteur.peut(Droit.SOUMETTRE, monde.auvergne), acteur.peut(
        Droit.ARRETER_FICHE, monde.auvergne, monde.services["15"]
    )


def test_la_distribution_a_exactement_les_droits_de_ses_mandats(monde: Monde) -> None:
    assert not reconstruire_droits(corriger=False)


@pytest.mark.usefixtures("abimes")
def test_reconstruire_trouve_et_repare(monde: Monde, capsys: pytest.CaptureFixture[str]) -> None:
    assert droits(monde) == (False, True)
    call_command("droits", "reconstruire")
    assert droits(monde) == (True, False)
    sortie = capsys.readouterr().out
    assert "manque  Dr\u00a0Hélène Vasseur : soumettre sur la région Auvergne (mandat" in sortie
    assert "en trop Dr\u00a0Hélène Vasseur : arreter_fiche sur le service DDASS du Cantal (mandat" in sortie
    assert "1 droit manquant et 1 droit en trop, corrigés." in sortie.replace("\u00a0", " ")
    call_command("droits", "reconstruire")
    assert capsys.readouterr().out == "Les droits correspondent aux mandats : rien à corriger.\n".replace(
        " :", "\u00a0:"
    )


@pytest.mark.usefixtures("abimes")
def test_verifier_regarde_sans_toucher(monde: Monde, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as sortie:
        call_command("droits", "verifier")
    assert sortie.value.code == 1
    assert "à corriger" in capsys.readouterr().out
    assert droits(monde) == (False, True)


def test_une_portee_nationale_se_reconstruit_aussi(monde: Monde) -> None:
    region = Region.objects.get(pk=monde.limousin.pk)
    nommer(par=None, titulaire=monde.sans_mandat, role="groupe_suivi", dispositif=region.dispositif, periode=TOUJOURS)
    monde.sans_mandat.droitdispositif_set.all().delete()
    assert len(reconstruire_droits().manquants) == 1
    assert acteur_de(monde.sans_mandat).peut(Droit.CONSULTER, region)
