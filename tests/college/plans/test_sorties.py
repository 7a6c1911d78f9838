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
from tests.college.fabriques import ajouter_lignes, ligne


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
