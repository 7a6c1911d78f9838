"""The page of what is due, under both schemes, and starting a text."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mutualisation.temps import horloge
from mutualisation.territoire.models import Region
from tests.college.fabriques import ANNEE, cadrage_publie

pytestmark = pytest.mark.django_db
FEVRIER = dt.datetime(ANNEE, 2, 4, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def en_fevrier() -> Any:
    """Four days after the due date of the plan."""
    with horloge(FEVRIER):
        yield


@pytest.fixture
def page(monde: Any, connecte: Any) -> Any:
    """`page("mir_a", monde.auvergne)` reads the proposals of the year as someone."""

    def lire(cle: str, region: Region, suite: str = f"?annee={ANNEE}") -> Any:
        client = connecte(Client(), getattr(monde, cle))
        return client.get(reverse("propositions", args=[region.pk]) + suite)

    return lire


def texte(reponse: Any) -> str:
    """What a person reads, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", reponse.content.decode()))


def lignes(reponse: Any) -> dict[str, Any]:
    return {ligne.titre: ligne for ligne in reponse.context["etat_des_lieux"]}


def commencer(region: Region, **texte: Any) -> tuple[str, dict[str, Any]]:
    return reverse("proposition_commencer", args=[region.pk]), {"livrable": "plan_travail", "annee": ANNEE} | texte


def test_chaque_texte_attendu_dit_son_echeance_et_son_retard(page: Any, monde: Any) -> None:
    reponse = page("mir_a", monde.auvergne)
    lu = lignes(reponse)
    assert list(lu) == [
        "Plan de travail 2027",
        "Plan de formation 2027",
        "Bilan 2026",
        "Règlement intérieur",
        "Organisation des fonctions médicales",
    ]
    assert lu["Plan de travail 2027"].delai == "En retard de 4\xa0jours"
    assert "1 en retard" in texte(reponse)


def test_ce_qui_ne_s_ecrit_pas_encore_est_du_sans_bouton_ni_retard(page: Any, monde: Any) -> None:
    ligne = lignes(page("mir_a", monde.auvergne))["Organisation des fonctions médicales"]
    assert (ligne.libelle_etat, ligne.suite) == ("Attendue", "Ne s’écrit pas encore dans le logiciel")
    assert (ligne.delai, ligne.commencer, ligne.url) == ("", "", "")


def test_sans_cadrage_le_bouton_dit_pourquoi_il_est_ferme(page: Any, monde: Any) -> None:
    ligne = lignes(page("mir_a", monde.auvergne))["Plan de travail 2027"]
    assert ligne.refus == "Le CTRI n’a pas encore publié le cadrage 2027\xa0: rien à quoi répondre."
    cadrage_publie(monde.auvergne, monde.chef_siege_a)
    assert lignes(page("mir_a", monde.auvergne))["Plan de travail 2027"].refus == ""


def test_seul_le_proposant_voit_le_bouton(page: Any, monde: Any) -> None:
    medecin = lignes(page("medecin_a", monde.auvergne))["Plan de travail 2027"]
    assert (medecin.commencer, medecin.suite) == ("", "À ouvrir par le MIR")
    prefet = lignes(page("prefet_a", monde.auvergne))["Plan de travail 2027"]
    assert (prefet.commencer, prefet.suite, prefet.libelle_etat) == ("", "", "Pas encore soumis")


def test_chaque_responsable_ne_voit_le_bouton_que_pour_son_pole(page: Any, monde: Any) -> None:
    cadrage_publie(monde.bretagne, monde.mcr)
    reponse = page("responsable_pole", monde.bretagne)
    lu = lignes(reponse)
    assert [titre for titre, ligne in lu.items() if ligne.commencer] == ["Programme du pôle RPS 2027"]
    assert lu["Programme du pôle OSS 2027"].suite == "À ouvrir par le responsable de pôle"
    engagement = lu["Engagement 2027"]
    assert engagement.precision == "Un par ELSM, soit 4"
    assert (engagement.libelle_etat, engagement.suite) == ("Attendu", "Ne s’écrit pas encore dans le logiciel")
    assert (engagement.url, engagement.commencer) == ("", "")
    assert "Projets 2027" in texte(reponse)
    assert "Note d’orientation 2027" in texte(reponse)


def test_une_annee_hors_du_dispositif_ramene_a_celle_du_cycle(page: Any, monde: Any) -> None:
    for suite in ("?annee=1999", "?annee=", "?annee=abc", ""):
        assert page("mir_a", monde.auvergne, suite).context["annee"] == ANNEE
    assert page("mir_a", monde.auvergne, "?annee=2007").context["annees"] == [2007, 2008]


def test_une_autre_region_n_existe_pas(page: Any, monde: Any) -> None:
    assert page("mir_b", monde.auvergne).status_code == 404


def test_commencer_montre_les_objectifs_auxquels_repondre(monde: Any, connecte: Any) -> None:
    cadrage_publie(monde.auvergne, monde.chef_siege_a)
    reponse = connecte(Client(), monde.mir_a).get(*commencer(monde.auvergne))
    assert "Commencer le plan de travail 2027" in texte(reponse)
    assert "Priorité 3 Développer les soins palliatifs" in texte(reponse)


@pytest.mark.parametrize(
    "change",
    [
        {"livrable": "bilan"},
        {"livrable": "engagements"},
        {"livrable": "inconnu"},
        {"annee": 1999},
        {"annee": "x"},
        {"pole": "rps"},
    ],
)
def test_un_texte_que_le_dispositif_n_attend_pas_n_existe_pas(change: Any, monde: Any, connecte: Any) -> None:
    client = connecte(Client(), monde.mir_a)
    assert client.get(*commencer(monde.auvergne, **change)).status_code == 404


def test_un_pole_se_nomme(monde: Any, connecte: Any) -> None:
    cadrage_publie(monde.bretagne, monde.mcr)
    client = connecte(Client(), monde.responsable_pole)
    programme = {"livrable": "programme_travail"}
    assert client.get(*commencer(monde.bretagne, **programme)).status_code == 404
    reponse = client.get(*commencer(monde.bretagne, **programme, pole="rps"))
    assert "Commencer le programme du pôle RPS 2027" in texte(reponse)
    refuse = client.get(*commencer(monde.bretagne, **programme, pole="oss"))
    assert refuse.status_code == 403
    assert "Seul le responsable de pôle « Organisation du système de soins » ouvre" in texte(refuse)
