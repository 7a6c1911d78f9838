"""Correcting an act, and the act read with its erratum."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from ctri.errata.actions import corriger
from mutualisation.mandats.acteur import acteur_de
from tests.axe.modele import CasAxe
from tests.ctri import moments
from tests.distribution import Monde
from tests.matrice.lignes.errata import CORRECTION


def _formulaire(monde: Monde) -> str:
    return reverse("dossier_erratum", args=[moments.valide(monde).pk])


def _corrige(monde: Monde, onglet: str = "decision") -> str:
    dossier = moments.valide(monde)
    corriger(dossier=dossier, par=acteur_de(monde.secretaire_a), **CORRECTION)
    return f"{reverse('dossier', args=[dossier.pk])}?onglet={onglet}"


def _vide(page: Any) -> None:
    page.locator("form.formulaire").evaluate("formulaire => { formulaire.noValidate = true }")
    page.get_by_role("button", name="Prendre l’erratum").click()
    page.locator("form.formulaire .fr-error-text").first.wait_for()


CAS = [
    CasAxe("ctri/errata/corriger.html", "secretaire_a", _formulaire),
    CasAxe("ctri/errata/corriger.html", "secretaire_a", _formulaire, "vide", _vide, statut=400),
    CasAxe("ctri/dossiers/lire.html", "chef_local_a", _corrige, "corrigé, décision"),
]
