"""As many queries for one note as for two hundred."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from college.besoins.models import BesoinFormation
from college.veille.models import NoteVeille
from mutualisation.comptes.models import Utilisateur
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import maintenant
from tests.distribution import Monde
from tests.matrice.lignes.veille import DEMANDE, NOTE, publiee

pytestmark = pytest.mark.django_db

PAGES = {
    "liste": ("veille", ""),
    "recherche": ("veille", "?q=masques"),
    "besoins": ("besoins", ""),
    "export": ("besoins_export", ""),
    "accueil": ("region", ""),
}


def remplir(monde: Monde, nombre: int) -> None:
    """Notes of two regions by several authors, and needs raised from them."""
    auteurs = [monde.medecin_a, monde.medecin_a2, monde.medecin_a3]
    instant = maintenant()
    notes = NoteVeille.objects.bulk_create(
        NoteVeille(
            region=monde.limousin if rang % 3 == 2 else monde.auvergne,
            auteur=auteurs[rang % 3],
            redigee_le=instant,
            publiee_le=instant,
            etat="publiee",
            **NOTE | {"titre": f"Note {rang}", "partagee": True, "date_document": dt.date(2000 + rang % 7, 1, 1)},
        )
        for rang in range(nombre)
    )
    BesoinFormation.objects.bulk_create(
        BesoinFormation(
            region=monde.auvergne,
            exprime_par=auteurs[rang % 3],
            exprime_le=instant,
            origine_type="note_veille",
            origine_id=note.pk,
            **DEMANDE | {"fonction": ["veille", "eaux_legionelles", ""][rang % 3]},
        )
        for rang, note in enumerate(notes)
    )


@pytest.mark.parametrize("page", PAGES)
def test_autant_de_requetes_pour_une_note_que_pour_deux_cents(monde: Monde, connecte: Any, page: str) -> None:
    Utilisateur.objects.update(derniere_visite=maintenant() - dt.timedelta(days=30))
    nom, suite = PAGES[page]
    format_ = ["xlsx"] if nom == "besoins_export" else []
    adresse = reverse(nom, args=[monde.auvergne.pk, *format_]) + suite

    def requetes() -> int:
        client = connecte(Client(), Utilisateur.objects.get(pk=monde.mir_a.pk))
        client.get(adresse)
        with CaptureQueriesContext(connection) as capture:
            assert client.get(adresse).status_code == 200
        return len(capture)

    remplir(monde, 1)
    une = requetes()
    remplir(monde, 199)
    assert requetes() == une


def test_l_accueil_dit_les_notes_publiees_depuis_la_derniere_visite(client: Any, monde: Monde, connecte: Any) -> None:
    Utilisateur.objects.update(derniere_visite=maintenant() - dt.timedelta(days=1))
    note = publiee(monde)
    for personne, attendu in (("medecin_a2", True), ("medecin_a", False), ("chef_siege_a", False), ("mir_b", False)):
        lecteur = Utilisateur.objects.get(pk=getattr(monde, personne).pk)
        html = connecte(client, lecteur).get(reverse("accueil")).content.decode()
        assert (reverse("note_veille", args=[note.pk]) in html) is attendu, personne
    assert acteur_de(monde.medecin_a).utilisateur == note.auteur
