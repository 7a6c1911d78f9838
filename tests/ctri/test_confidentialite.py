"""Nothing is handed over before its author says no patient can be recognised, whatever the browser let through (C8)."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ctri.dossiers import actions
from ctri.dossiers.confidentialite import A_VERIFIER
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier
from mutualisation.journal.actions import historique
from mutualisation.refus import Refus
from tests.ctri.conftest import Parcours

pytestmark = pytest.mark.django_db
RELU = {"sans_patient": "on"}


@pytest.fixture
def envoyer(parcours: Parcours, monde: Any, connecte: Any) -> Any:
    """`envoyer("mir_a", dossier, {...})` posts a submission as someone."""

    def poster(cle: str, dossier: Dossier, donnees: dict[str, str]) -> Any:
        client = connecte(Client(), getattr(monde, cle))
        return client.post(reverse("dossier_soumettre", args=[dossier.pk]), donnees)

    return poster


def test_sans_la_case_rien_ne_part(parcours: Parcours, envoyer: Any) -> None:
    dossier = parcours.brouillon()
    for donnees in ({}, {"sans_patient": ""}, {"sans_patient": "false"}):
        reponse = envoyer("mir_a", dossier, donnees)
        lu = reponse.content.decode()
        assert reponse.status_code == 400
        assert A_VERIFIER in lu
        # The sentence is tied to the box, where it can be put right.
        assert 'aria-describedby="id_sans_patient_error"' in lu
        dossier.refresh_from_db()
        assert (dossier.etat, dossier.versions.count()) == (Etat.BROUILLON, 0)


def test_la_case_cochee_figure_au_journal(parcours: Parcours, envoyer: Any) -> None:
    dossier = parcours.brouillon()
    assert envoyer("mir_a", dossier, RELU).status_code == 302
    dossier.refresh_from_db()
    assert dossier.etat == Etat.SOUMISE
    acte = historique(dossier)[0]
    assert (acte.code, acte.donnees["sans_patient"]) == ("soumettre", True)


def test_la_porte_elle_meme_refuse(parcours: Parcours) -> None:
    with pytest.raises(Refus) as refus:
        actions.soumettre(dossier=parcours.brouillon(), par=parcours.acteur("mir_a"), sans_patient=False)
    assert (refus.value.raison, refus.value.champ) == (A_VERIFIER, "sans_patient")


@pytest.mark.parametrize("donnees", [{}, RELU])
@pytest.mark.parametrize(
    ("cle", "statut"), [("medecin_a", 403), ("chef_siege_a", 404), ("mir_b", 404), ("responsable_pole", 404)]
)
def test_la_case_n_ouvre_rien_a_personne_d_autre(
    cle: str, statut: int, donnees: dict[str, str], parcours: Parcours, envoyer: Any
) -> None:
    dossier = parcours.brouillon()
    assert envoyer(cle, dossier, donnees).status_code == statut
    assert not dossier.versions.exists()


def test_un_texte_deja_soumis_le_dit_plutot_que_de_redemander_la_case(parcours: Parcours, envoyer: Any) -> None:
    reponse = envoyer("mir_a", parcours.soumis(), {})
    assert reponse.status_code == 403
    assert "Impossible de soumettre" in reponse.content.decode()
