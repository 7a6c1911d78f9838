"""The map of France: what the files say, and that loading them twice changes nothing."""

from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command

from mutualisation.territoire import lecture
from mutualisation.territoire.actions import charger
from mutualisation.territoire.models import Circonscription, Departement, Millesime

pytestmark = pytest.mark.django_db


def test_les_cartes_de_2007_et_de_2016() -> None:
    assert charger() == (44, 101)
    cartes = {m: Circonscription.objects.filter(millesime=m) for m in Millesime.values}
    assert {m: carte.count() for m, carte in cartes.items()} == {2007: 26, 2016: 18}
    departements = {m: Departement.objects.filter(circonscriptions__in=carte) for m, carte in cartes.items()}
    assert {m: d.count() for m, d in departements.items()} == {2007: 100, 2016: 101}


def test_charger_deux_fois_ne_change_rien() -> None:
    charger()
    avant = list(Departement.objects.values()), list(Circonscription.objects.values())
    charger()
    assert (list(Departement.objects.values()), list(Circonscription.objects.values())) == avant


def test_charger_repare_un_nom_abime() -> None:
    charger()
    Departement.objects.filter(code="15").update(nom="Cantale")
    charger()
    assert Departement.objects.get(code="15").nom == "Cantal"


def test_la_commande_dit_ce_qui_est_charge(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("territoire", "charger")
    assert capsys.readouterr().out == "44 régions (2007 et 2016) et 101 départements sont chargés.\n"


@pytest.mark.parametrize(
    ("code", "de"),
    [
        ("15", "du Cantal"),
        ("03", "de l’Allier"),
        ("40", "des Landes"),
        ("75", "de Paris"),
        ("95", "du Val-d’Oise"),
        ("28", "d’Eure-et-Loir"),
        ("2A", "de la Corse-du-Sud"),
        ("90", "du Territoire de Belfort"),
        ("974", "de La Réunion"),
    ],
)
def test_article_des_departements(code: str, de: str) -> None:
    charger()
    assert Departement.objects.get(code=code).propre.de == de


@pytest.mark.parametrize(
    ("sigle", "de"),
    [
        ("AUV", "d’Auvergne"),
        ("LIM", "du Limousin"),
        ("PDL", "des Pays de la Loire"),
        ("IDF", "d’Île-de-France"),
        ("HNO", "de Haute-Normandie"),
        ("REU", "de La Réunion"),
        ("PACA", "de Provence-Alpes-Côte d’Azur"),
    ],
)
def test_article_et_lettres_des_regions(sigle: str, de: str) -> None:
    charger()
    assert Circonscription.objects.get(millesime=2007, sigle=sigle).propre.de == de


def test_chaque_region_a_un_fuseau_qui_existe_et_un_siege_chez_elle() -> None:
    for ligne in lecture.circonscriptions():
        assert ZoneInfo(ligne.fuseau).key == ligne.fuseau
        siege = next(d for d in lecture.departements() if d.code == ligne.departement_siege)
        assert siege.regions[ligne.millesime] == ligne.code
    assert lecture.departement_siege(2007, "41") == "54", "Nancy, et non Metz"


def test_mayotte_n_etait_pas_un_departement_en_2007() -> None:
    charger()
    assert [c.millesime for c in Departement.objects.get(code="976").circonscriptions.all()] == [2016]
