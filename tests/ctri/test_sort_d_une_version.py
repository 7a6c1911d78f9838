"""What a reader is told of a version: what was decided on it, in the words of the scheme, and what followed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ctri.dossiers import actions, decision
from ctri.dossiers.models import Dossier
from ctri.seances.models import Point
from mutualisation.temps import horloge
from tests.ctri import essai
from tests.ctri.conftest import Parcours
from tests.ctri.test_autre_dispositif import inscrit
from tests.ctri.test_ecrans import texte

pytestmark = pytest.mark.django_db
LE_8 = dt.datetime(2027, 1, 8, 10, tzinfo=dt.UTC)
LE_28 = dt.datetime(2027, 1, 28, 10, tzinfo=dt.UTC)
A_DECIDER = "exactement ce qui sera décidé"


def renvoyer(point: Point, parcours: Parcours, secretaire: str) -> Dossier:
    decision.decider(point=point, acte="renvoyer", motif="Pas de suppléant", par=parcours.acteur(secretaire))
    return Dossier.objects.get(pk=point.dossier_id)


def lu(connecte: Any, personne: Any, dossier: Dossier, version: int) -> str:
    client = connecte(Client(), personne)
    page = texte(client.get(reverse("dossier", args=[dossier.pk]) + f"?version={version}"))
    return page.replace("\xa0", " ").replace("\u202f", " ")


def test_du_renvoi_a_la_version_suivante(parcours: Parcours, monde: Any, connecte: Any) -> None:
    with horloge(LE_8):
        dossier = renvoyer(parcours.en_seance(), parcours, "secretaire_a")
        renvoi = "Renvoyée le 8 janvier 2027 avec ce motif : « Pas de suppléant »"
        assert f"{renvoi}." in lu(connecte, monde.chef_local_a, dossier, 1)
        dossier = actions.reprendre(dossier=dossier, par=parcours.acteur("mir_a"))
    with horloge(LE_28):
        page = lu(connecte, monde.chef_local_a, dossier, 1)
        assert f"{renvoi} ; la version 2 est en préparation." in page
        assert "Brouillon le" not in page
        assert A_DECIDER not in page
        dossier = actions.soumettre(dossier=dossier, sans_patient=True, par=parcours.acteur("mir_a"))
        # Version 1 is not what will be decided any more: only version 2 says so.
        page = lu(connecte, monde.chef_local_a, dossier, 1)
        assert f"{renvoi} ; la version 2 a suivi." in page
        assert A_DECIDER not in page
        assert A_DECIDER in lu(connecte, monde.chef_local_a, dossier, 2)


def test_dans_les_mots_de_l_autre_dispositif(monde: Any, type_essai: essai.TypeEssai, connecte: Any) -> None:
    bretagne = Parcours(monde, monde.bretagne)
    with horloge(LE_8):
        dossier = renvoyer(inscrit(bretagne), bretagne, "secretaire_codir")
        actions.reprendre(dossier=dossier, par=bretagne.acteur("responsable_pole"))
        page = lu(connecte, monde.mcr, dossier, 1)
    assert "Renvoyé le 8 janvier 2027 avec ce motif : « Pas de suppléant » ; la version 2 est en préparation." in page
    assert "Figée" not in page


def test_un_acte_retire_garde_la_date_de_sa_decision(parcours: Parcours, monde: Any, connecte: Any) -> None:
    """The state says “Retirée”; the day of the decision is that of what was decided then."""
    with horloge(LE_8):
        point = parcours.en_seance()
        secretaire = parcours.acteur("secretaire_a")
        decision.enregistrer_modification(dossier=point.dossier, contenu={"texte": "Autre"}, par=secretaire)
        decision.decider(point=point, acte="valider_modifiee", motif="Plus court", par=secretaire)
        dossier = actions.retirer(dossier=Dossier.objects.get(), motif="Erreur", par=secretaire)
        page = lu(connecte, monde.chef_local_a, dossier, 2)
    assert "Validée avec modifications le 8 janvier 2027 avec ce motif : « Plus court »." in page
    assert "Retirée le 8 janvier" not in page


def test_une_version_simplement_validee_n_a_rien_a_expliquer(parcours: Parcours, monde: Any, connecte: Any) -> None:
    point = parcours.en_seance()
    decision.decider(point=point, acte="valider", motif="", par=parcours.acteur("secretaire_a"))
    page = connecte(Client(), monde.chef_local_a).get(reverse("dossier", args=[point.dossier_id]))
    assert page.context["ce_qu_il_advint"] == ""
