"""What leaves the editor: preview, history, submission page, spreadsheets."""

from __future__ import annotations

import io
import json
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse
from odf.opendocument import load as lire_ods
from odf.table import Table

from college.plans.models import Action, PlanTravail
from mutualisation.mandats.acteur import acteur_de
from tests.college.fabriques import ANNEE, ajouter_lignes, figer_version, ligne, mener, plan_complet, plan_ouvert
from tests.college.parcours import Parcours
from tests.distribution import Monde


def test_apercu_historique_et_page_de_soumission(mir: Client, plan: PlanTravail, action: Action) -> None:
    for nom, attendu in (
        ("plan_apercu", "tel que le CTRI le lira"),
        ("plan_historique", "a commencé la rédaction"),
        ("plan_soumettre", "Priorité\xa02"),
    ):
        reponse = mir.get(reverse(nom, args=[plan.pk]))
        assert reponse.status_code == 200
        assert attendu in reponse.content.decode()
    assert mir.get(reverse("plan_comparaison", args=[plan.pk])).status_code == 404


@pytest.mark.parametrize("extension", ["xlsx", "ods"])
def test_exporter_exactement_ce_qui_est_filtre(
    mir: Client, monde: Any, plan: PlanTravail, action: Action, extension: str
) -> None:
    ajouter_lignes(plan, acteur_de(monde.mir_a), [ligne(plan, monde, intitule="Inspecter les EHPAD")])
    reponse = mir.get(reverse("plan_exporter", args=[plan.pk, extension]), {"q": "ehpad"})
    assert reponse.headers["Content-Disposition"] == f'attachment; filename="PTA-AUV-2027-brouillon.{extension}"'
    texte = _textes(reponse.content, extension)
    assert "Inspecter les EHPAD" in texte
    assert "Former un suppléant à l’alerte" not in texte


def _textes(octets: bytes, extension: str) -> str:
    if extension == "xlsx":
        classeur = openpyxl.load_workbook(io.BytesIO(octets))
        return json.dumps([list(r) for f in classeur for r in f.values], ensure_ascii=False, default=str)
    tables = lire_ods(io.BytesIO(octets)).spreadsheet.getElementsByType(Table)
    return " ".join(str(table) for table in tables)


def test_la_reprise_propose_les_actions_de_l_an_passe(mir: Client, plan: PlanTravail) -> None:
    reponse = mir.get(reverse("plan_reprise", args=[plan.pk]))
    assert reponse.status_code == 403
    assert "pas de version de l’année précédente" in reponse.content.decode()


def test_reprendre_plus_de_mille_actions_d_un_coup(mir: Client, monde: Monde) -> None:
    """Django stops a form at a thousand fields unless told otherwise."""
    ancien = plan_complet(monde, ANNEE - 1)
    ajouter_lignes(ancien, acteur_de(monde.mir_a), [ligne(ancien, monde) for _ in range(1_100)])
    figer_version(ancien, monde.mir_a)
    mener(ancien, "soumise")
    plan = plan_ouvert(monde)
    adresse = reverse("plan_reprise", args=[plan.pk])
    choix = [valeur for valeur, _ in mir.get(adresse).context["form"].fields["actions"].choices]
    assert len(choix) > 1_100
    assert mir.post(adresse, {"actions": choix}).status_code == 302
    assert plan.actions.count() == len(choix)


@pytest.mark.usefixtures("en_janvier")
@pytest.mark.parametrize("cle", ["mir_a", "secretaire_a"])
def test_le_dossier_mene_aux_tableurs_de_sa_version(auvergne: Parcours, connecte: Any, monde: Monde, cle: str) -> None:
    dossier = auvergne.soumis()
    client = connecte(Client(), getattr(monde, cle))
    page = client.get(reverse("dossier", args=[dossier.pk])).content.decode()
    for extension in ("xlsx", "ods"):
        adresse = reverse("version_exporter", args=[dossier.versions.get().pk, extension])
        assert f'href="{adresse}"' in page
        assert "Former un suppléant" in _textes(client.get(adresse).content, extension)
