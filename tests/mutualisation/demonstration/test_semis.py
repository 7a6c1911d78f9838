"""The country that `manage.py demo semer` invents."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.db.models import Count, Q, Sum

from mutualisation.comptes.models import Utilisateur
from mutualisation.demonstration.comptes import A_ESSAYER, MOT_DE_PASSE, comptes_a_essayer
from mutualisation.demonstration.registre import REFERENCE, Contexte
from mutualisation.demonstration.semis import socle
from mutualisation.effectifs.models import Agent, EffectifSocle
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Mandat, Nature
from mutualisation.mandats.octrois import reconstruire_droits
from mutualisation.temps import horloge
from mutualisation.territoire.models import Region, Service

JOUR = dt.date(2026, 11, 20)
CONTEXTE = Contexte(2007, JOUR)


@pytest.mark.lent
@pytest.mark.usefixtures("base_vide")
def test_le_pays_invente() -> None:
    """One sowing, looked at from every side: it takes seconds."""
    socle(CONTEXTE)
    with horloge(CONTEXTE.instant(JOUR)):
        _verifier_les_medecins()
        _verifier_les_mandats()
        _verifier_les_comptes()
    _verifier_le_journal()


def _verifier_les_medecins() -> None:
    medecins = Q(rattachements__agent__profession__in=["misp", "medecin_contractuel", "medecin_autre"])
    services = Service.objects.filter(region__dispositif__code=REFERENCE).annotate(n=Count("rattachements", medecins))
    par_service = Counter(s.n for s in services.filter(est_local=True))
    postes = EffectifSocle.objects.filter(service__in=services).aggregate(total=Sum("postes"))["total"]
    total = sum(s.n for s in services)
    assert (postes, total) == (530, 480)
    assert par_service[0] >= 5
    assert par_service[1] >= 15
    assert max(par_service) <= 30


def _verifier_les_mandats() -> None:
    regions = Region.objects.filter(dispositif__code=REFERENCE)
    assert regions.count() == 26
    en_vigueur = Mandat.objects.au(JOUR).filter(role="mir")
    assert set(en_vigueur.values_list("region", flat=True)) == set(regions.values_list("pk", flat=True))
    natures = Counter(en_vigueur.values_list("nature", flat=True))
    assert natures == {Nature.TITULAIRE: 24, Nature.INTERIM: 2, Nature.SUPPLEANCE: 1}
    assert Mandat.objects.filter(role="mir", periode__startswith__gt=JOUR).count() == 2, "un successeur, une suppléance"
    assert Mandat.objects.au(JOUR).filter(nature=Nature.DELEGATION).count() > 20
    doubles = Mandat.objects.au(JOUR).filter(role="directeur_ddass").values("titulaire").annotate(n=Count("pk"))
    assert sum(d["n"] == 2 for d in doubles) == 4
    assert not reconstruire_droits(corriger=False)


def _verifier_les_comptes() -> None:
    assert len(comptes_a_essayer()) == len(A_ESSAYER) + 3
    mir = Utilisateur.objects.get(email="helene.vasseur@example.org")
    validate_password(MOT_DE_PASSE, mir)
    assert mir.check_password(MOT_DE_PASSE)
    assert acteur_de(mir).peut(Droit.SOUMETTRE, Region.objects.get(circonscription__sigle="AUV"))
    assert not Agent.objects.filter(utilisateur=None).exists()


def _verifier_le_journal() -> None:
    """Nothing is signed before the schemes, nor after the reference day."""
    jours = [acte.le.date() for acte in Acte.objects.all()]
    assert CONTEXTE.demarrage - dt.timedelta(days=60) <= min(jours)
    assert max(jours) <= JOUR


@pytest.mark.django_db
def test_une_base_deja_semee_est_gardee(capsys: pytest.CaptureFixture[str]) -> None:
    avant = Utilisateur.objects.count()
    call_command("demo", "semer")
    assert Utilisateur.objects.count() == avant
    assert capsys.readouterr().out == "La démonstration était déjà semée\u00a0: rien n’a changé.\n"


@pytest.mark.django_db
@pytest.mark.parametrize("action", ["semer", "comptes"])
def test_refusee_hors_demonstration(settings: pytest.FixtureRequest, action: str) -> None:
    settings.MODE = "production"  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match="MODE=demo"):
        call_command("demo", action)
