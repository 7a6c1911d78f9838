"""What leaves as a spreadsheet: what is filtered, and what the reader may know."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from mutualisation.effectifs.importation import traitement
from mutualisation.effectifs.importation.models import Etat, ImportAgents
from mutualisation.effectifs.models import Agent
from tests.distribution import Monde
from tests.mutualisation.effectifs import tableurs as t
from tests.mutualisation.effectifs.lectures import Page

pytestmark = pytest.mark.usefixtures("cadre")


def test_l_export_contient_exactement_ce_qui_est_filtre(monde: Monde, page: Page) -> None:
    reponse = page("gestionnaire_a", "agents_export", monde.auvergne.pk, "xlsx", suite="?q=delcroix")
    assert reponse["Content-Disposition"] == 'attachment; filename="agents-auv-2027-03-10.xlsx"'
    lignes = list(load_workbook(io.BytesIO(reponse.content)).active.values)
    assert lignes[0] == tuple(t.TITRES)
    assert [ligne[1] for ligne in lignes[1:]] == ["Delcroix"]
    assert lignes[1][9:11] == (80, dt.datetime(2007, 1, 1))  # noqa: DTZ001


@pytest.mark.parametrize("format_", ["xlsx", "ods", "csv"])
def test_ce_qui_est_exporte_s_importe_sans_rien_changer(monde: Monde, page: Page, format_: str) -> None:
    octets = page("gestionnaire_a", "agents_export", monde.auvergne.pk, format_).content
    envoi = SimpleUploadedFile(f"agents.{format_}", octets)
    page("gestionnaire_a", "imports", monde.auvergne.pk, data={"fichier": envoi})
    importation = ImportAgents.objects.get()
    traitement.traiter(importation.pk)
    importation.refresh_from_db()
    assert (importation.etat, importation.inchangees, importation.total) == (Etat.ANALYSE, 5, 5)


def test_l_export_d_un_lecteur_n_a_ni_matricule_ni_adresse(monde: Monde, page: Page) -> None:
    contenu = page("mir_a", "agents_export", monde.auvergne.pk, "csv").content.decode("utf-8-sig")
    assert "Matricule" not in contenu.splitlines()[0]
    assert monde.agents.medecin_a.matricule not in contenu


@pytest.mark.parametrize("format_", ["xlsx", "ods", "csv"])
def test_un_texte_exporte_ne_devient_pas_une_formule(monde: Monde, page: Page, format_: str) -> None:
    Agent.objects.filter(pk=monde.agents.medecin_a.pk).update(nom="=HYPERLINK(1)", prenom="+33", corps="@SUM(A1)")
    octets = page("gestionnaire_a", "agents_export", monde.auvergne.pk, format_, suite="?q=hyperlink").content
    if format_ == "xlsx":
        cellules = load_workbook(io.BytesIO(octets)).active[2]
        assert {(c.value, c.data_type) for c in cellules[1:3]} == {("=HYPERLINK(1)", "s"), ("+33", "s")}
        assert cellules[1].quotePrefix
    elif format_ == "csv":
        assert ";'=HYPERLINK(1);'+33;" in octets.decode("utf-8-sig")
    else:
        assert b"formula" not in t.partie(octets, "content.xml")
