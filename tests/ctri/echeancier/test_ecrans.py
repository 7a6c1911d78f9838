"""The clock's pages: one region, regions side by side, what is exported, who may, how many queries."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from ctri.dossiers.decision import decider
from ctri.dossiers.models import Dossier
from ctri.echeancier.lecture import echeanciers
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import horloge
from mutualisation.territoire.models import Region
from tests.ctri import moments
from tests.ctri.conftest import Parcours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("type_essai")]
FEVRIER = dt.datetime(2027, 2, 4, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def en_fevrier() -> Any:
    """Four days after the due date of the plans."""
    with horloge(FEVRIER):
        yield


@pytest.fixture
def lire(monde: Any, connecte: Any) -> Any:
    """`lire("mir_a", "echeancier", monde.auvergne)` reads a page as someone."""

    def ouvrir(cle: str, nom: str, region: Region | None = None, suite: str = "?annee=2027") -> Any:
        client = connecte(Client(), getattr(monde, cle))
        return client.get(reverse(nom, args=[region.pk] if region else []) + suite)

    return ouvrir


def texte(reponse: Any) -> str:
    """What a person reads, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", reponse.content.decode()))


def lignes(reponse: Any) -> dict[str, Any]:
    return {ligne.titre: ligne for ligne in [*reponse.context["annuels"], *reponse.context["permanents"]]}


def test_chaque_texte_dit_sa_situation(lire: Any, monde: Any) -> None:
    reponse = lire("chef_local_a", "echeancier", monde.auvergne)
    lu = lignes(reponse)
    assert {titre: (ligne.mot, ligne.delai) for titre, ligne in lu.items()} == {
        "Plan de travail 2027": ("En retard", "En retard de 4\xa0jours"),
        "Plan de formation 2027": ("En retard", "En retard de 4\xa0jours"),
        "Bilan 2026": ("Attendu", "Dans 24\xa0jours"),
        "Règlement intérieur du collège": ("Attendu", ""),
        "Organisation des fonctions médicales": ("Attendue", ""),
    }
    assert "Prochaine échéance" not in texte(reponse)
    assert "En retard 2" in texte(reponse)


def test_remis_puis_decide(lire: Any, monde: Any, parcours: Parcours) -> None:
    dossier = moments.soumis(monde)
    plan = lignes(lire("chef_local_a", "echeancier", monde.auvergne))["Plan de travail 2027"]
    assert (plan.mot, plan.suite, plan.ecart) == ("Remis", "Soumise", "4\xa0jours après l’échéance")
    point = parcours.en_seance(parcours.inscrit(dossier))
    decider(point=point, acte="valider", motif="", par=parcours.acteur("secretaire_a"))
    plan = lignes(lire("chef_local_a", "echeancier", monde.auvergne))["Plan de travail 2027"]
    assert (plan.mot, plan.decide_le) == ("Décidé", FEVRIER.date())
    assert plan.acte
    assert plan.url == reverse("dossier", args=[dossier.pk])


def test_un_brouillon_ne_se_devine_pas(lire: Any, monde: Any, parcours: Parcours) -> None:
    """The committee reads the same line whether a draft exists or not (règle C3)."""
    sans = lignes(lire("chef_local_a", "echeancier", monde.auvergne))["Plan de travail 2027"]
    parcours.brouillon()
    assert lignes(lire("chef_local_a", "echeancier", monde.auvergne))["Plan de travail 2027"] == sans
    redacteur = lignes(lire("mir_a", "echeancier", monde.auvergne))["Plan de travail 2027"]
    assert (redacteur.mot, redacteur.suite) == ("En retard", "En cours de rédaction")


def test_le_dessin_dit_la_meme_chose_en_mots(lire: Any, monde: Any) -> None:
    moments.soumis(monde)
    titre = re.search(
        r"<title>(Échéances[^<]*)</title>", lire("chef_local_a", "echeancier", monde.auvergne).content.decode()
    )
    assert titre is not None
    assert "Plan de travail 2027\xa0: Remis, échéance le 31\xa0janv., remise le 4\xa0févr." in titre[1]


def test_le_proposant_commence_d_ici(lire: Any, monde: Any) -> None:
    moi = lignes(lire("mir_a", "echeancier", monde.auvergne))
    assert "n’a pas encore publié le cadrage" in moi["Plan de travail 2027"].depart.refus
    assert moi["Organisation des fonctions médicales"].depart is None
    assert lignes(lire("chef_local_a", "echeancier", monde.auvergne))["Plan de travail 2027"].depart is None


def test_les_poles_et_les_services_ont_leur_ligne(lire: Any, monde: Any) -> None:
    reponse = lire("secretaire_codir", "echeancier", monde.bretagne)
    lu = [*reponse.context["annuels"]]
    engagements = [ligne for ligne in lu if ligne.titre == "Engagement 2027"]
    locaux = monde.bretagne.services.filter(est_local=True)
    assert [ligne.portee for ligne in engagements] == [s.nom for s in locaux.order_by("departement")]
    assert "Programme du pôle RPS 2027" in lignes(reponse)
    assert reponse.context["permanents"] == []


def test_le_comite_et_les_propositions_renvoient_a_l_echeancier(lire: Any, monde: Any) -> None:
    for cle, nom in (("chef_local_a", "comite"), ("mir_a", "propositions")):
        reponse = lire(cle, nom, monde.auvergne)
        assert f"{reverse('echeancier', args=[monde.auvergne.pk])}?annee=2027" in reponse.content.decode()
        assert len(reponse.context["echeances"]) == 5


# ── Side by side ──────────────────────────────────────────────────────────────


def test_les_regions_cote_a_cote(lire: Any, monde: Any) -> None:
    moments.soumis(monde)
    reponse = lire("national", "echeanciers")
    lu = {r.region.nom: [c.mot if c else "" for c in r.cases] for r in reponse.context["comparaison"].rangees}
    assert list(lu) == ["Auvergne", "Limousin", "Martinique"]
    assert lu["Auvergne"] == ["Remis", "En retard", "Attendu", "Attendu", "Attendue"]
    assert lu["Limousin"][0] == "En retard"
    assert "0 sur 3" in texte(reponse)


@pytest.mark.parametrize(
    ("suite", "attendues"),
    [
        ("&situation=remis", ["Auvergne"]),
        ("&situation=retard&livrable=plan_travail", ["Limousin", "Martinique"]),
        ("&situation=complet", []),
        ("&situation=inconnue", ["Auvergne", "Limousin", "Martinique"]),
    ],
)
def test_les_filtres_sont_dans_l_adresse(suite: str, attendues: list[str], lire: Any, monde: Any) -> None:
    moments.soumis(monde)
    reponse = lire("national", "echeanciers", suite=f"?annee=2027{suite}")
    assert [r.region.nom for r in reponse.context["comparaison"].rangees] == attendues


def test_les_poles_se_comptent_dans_une_case(lire: Any, monde: Any) -> None:
    reponse = lire("mcr", "echeanciers")
    [rangee] = reponse.context["comparaison"].rangees
    codes = [x.code for x in reponse.context["comparaison"].colonnes]
    programme = rangee.cases[codes.index("programme_travail")]
    assert (programme.mot, programme.detail) == ("En retard", "5 sur 5, 0\xa0décidé")


def test_l_export_est_exactement_ce_qui_est_montre(monde: Any, connecte: Any) -> None:
    moments.soumis(monde)
    client = connecte(Client(), monde.national)
    adresse = reverse("echeanciers_export", args=["xlsx"]) + "?annee=2027&situation=remis"
    classeur = load_workbook(io.BytesIO(client.get(adresse).content))
    tableau, detail = (list(feuille.values) for feuille in classeur.worksheets)
    assert tableau == [
        ("Région", "Plan de travail", "Plan de formation", "Bilan", "Règlement intérieur", "Organisation"),
        (
            "Auvergne",
            "Remis (le 4\xa0févr.)",
            "En retard (4\xa0jours)",
            "Attendu (pour le 28\xa0févr.)",
            "Attendu",
            "Attendue",
        ),
    ]
    assert {ligne[0] for ligne in detail[1:]} == {"Auvergne"}
    assert len(detail) == 6


def test_qui_ne_suit_aucune_region_ne_compare_pas(lire: Any) -> None:
    refus = lire("secretaire_a", "echeanciers")
    assert refus.status_code == 403
    assert "Réservé aux personnes qui suivent ou évaluent des régions." in texte(refus)


def test_on_ne_compare_que_ce_qu_on_suit(lire: Any) -> None:
    assert [r.region.nom for r in lire("mir_a", "echeanciers").context["comparaison"].rangees] == ["Auvergne"]


def test_un_format_inconnu_n_existe_pas(connecte: Any, monde: Any) -> None:
    client = connecte(Client(), monde.national)
    assert client.get(reverse("echeanciers_export", args=["exe"])).status_code == 404


@pytest.mark.parametrize(("cle", "nom"), [("mir_a", "echeancier"), ("national", "echeanciers"), ("mir_a", "comite")])
def test_autant_de_requetes_pour_un_dossier_que_pour_vingt(
    cle: str, nom: str, monde: Any, connecte: Any, parcours: Parcours
) -> None:
    client = connecte(Client(), getattr(monde, cle))
    adresse = reverse(nom, args=[] if nom == "echeanciers" else [monde.auvergne.pk]) + "?annee=2027"
    moments.soumis(monde)

    def requetes() -> int:
        client.get(adresse)
        with CaptureQueriesContext(connection) as capture:
            assert client.get(adresse).status_code == 200
        return len(capture)

    peu = requetes()
    for annee in range(2008, 2028):
        for region in (monde.auvergne, monde.limousin, monde.martinique):
            Dossier.objects.create(
                region=region, livrable="reglement_interieur", genre="essai", annee=annee, titre="Texte", reference="T",
                etat="soumise", version=1,
            )  # fmt: skip
    assert requetes() == peu


def test_les_lignes_viennent_de_l_acteur(monde: Any) -> None:
    """Nothing of a region one may not read comes in through the comparison."""
    moments.soumis(monde)
    lus = echeanciers(acteur_de(monde.mir_b), [monde.auvergne], 2027)[monde.auvergne.pk]
    assert lus.remis == 0
