"""Documents of the points of a session: seen with it, joined by whoever prepares it, until it is closed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ctri.seances import actions as seances
from ctri.seances.models import POINT_DE_SEANCE, GenrePoint, Point
from mutualisation.pieces.actions import joindre, retirer
from mutualisation.pieces.models import PieceJointe
from mutualisation.refus import Refus
from tests.ctri import moments
from tests.ctri.conftest import Parcours
from tests.ctri.test_ecrans import texte

pytestmark = pytest.mark.django_db


@pytest.fixture
def sur(parcours: Parcours, settings: Any, tmp_path: Path) -> Any:
    """Join a document to a point, as the secretary."""
    settings.MEDIA_ROOT = tmp_path

    def _joindre(point: Point, nom: str = "Note.txt", contenu: bytes = b"Bonjour", par: str = "secretaire_a") -> Any:
        fichier = SimpleUploadedFile(nom, contenu)
        return joindre(porteur=POINT_DE_SEANCE, objet_id=point.pk, fichier=fichier, par=parcours.acteur(par))

    return _joindre


def test_le_document_suit_la_seance(parcours: Parcours, sur: Any, monde: Any, connecte: Any) -> None:
    point = parcours.inscrit()
    piece = sur(point)
    adresse = reverse("piece", args=[piece.pk])
    membre = connecte(Client(), monde.chef_local_a)
    assert membre.get(adresse).status_code == 404, "nobody outside sees a session in preparation"
    seances.convoquer(seance=point.seance, par=parcours.acteur("secretaire_a"))
    assert b"".join(membre.get(adresse).streaming_content) == b"Bonjour"
    page = membre.get(reverse("seance", args=[point.seance_id])).content.decode()
    assert f'href="{adresse}"' in page
    assert "Joindre un document" not in page
    assert connecte(Client(), monde.mir_b).get(adresse).status_code == 404


def test_qui_prepare_joint_et_retire_depuis_la_seance(parcours: Parcours, sur: Any, monde: Any, connecte: Any) -> None:
    point = parcours.inscrit()
    client = connecte(Client(), monde.secretaire_a)
    ici = reverse("seance", args=[point.seance_id]) + f"?point={point.rang}"
    adresse = reverse("piece_joindre", args=[POINT_DE_SEANCE, point.pk])
    assert f'href="{adresse}"' in client.get(ici).content.decode()
    assert f"Point {point.rang}\xa0: {point.titre}" in client.get(adresse).content.decode()
    envoi = {"fichier": SimpleUploadedFile("Mémo.txt", b"Bonjour"), "sans_patient": "on"}
    reponse = client.post(adresse, envoi, follow=True)
    assert reponse.redirect_chain == [(ici, 302)]
    lu = texte(reponse)
    assert "Mémo.txt Texte, 1 ko · Mme Odile Fressange" in lu
    assert "Odile Fressange a joint un document" in lu
    assert "1 document" in lu
    piece = PieceJointe.objects.get()
    reponse = client.post(reverse("piece_retirer", args=[piece.pk]), follow=True)
    assert "Mémo.txt\u202f» est retiré." in reponse.content.decode()
    assert "a retiré un document" in texte(reponse)


def test_une_seance_close_ne_change_plus(parcours: Parcours, sur: Any, monde: Any, connecte: Any) -> None:
    seance = moments.a_clore(monde)
    piece = sur(seance.points.get())
    seances.clore(seance=seance, par=parcours.acteur("secretaire_a"))
    for geste in (
        lambda: sur(seance.points.get(), "Autre.txt", b"autre"),
        lambda: retirer(piece=piece, par=parcours.acteur("secretaire_a")),
    ):
        with pytest.raises(Refus, match="est close"):
            geste()
    page = connecte(Client(), monde.secretaire_a).get(reverse("seance", args=[seance.pk])).content.decode()
    assert reverse("piece", args=[piece.pk]) in page
    assert reverse("piece_retirer", args=[piece.pk]) not in page


def test_un_membre_ne_joint_rien(parcours: Parcours, sur: Any) -> None:
    with pytest.raises(Refus, match="Réservé"):
        sur(parcours.inscrit(), par="chef_local_a")


def test_le_nombre_de_requetes_ne_depend_ni_des_points_ni_des_documents(
    parcours: Parcours, sur: Any, monde: Any, connecte: Any
) -> None:
    point = parcours.inscrit()
    sur(point)
    client, par = connecte(Client(), monde.secretaire_a), parcours.acteur("secretaire_a")

    def requetes() -> int:
        with CaptureQueriesContext(connection) as capture:
            assert client.get(reverse("seance", args=[point.seance_id])).status_code == 200
        return len(capture)

    requetes()
    avant = requetes()
    for n in range(12):
        autre = seances.ajouter_point(seance=point.seance, genre=GenrePoint.DEBAT, titre=f"Débat {n}", duree=5, par=par)
        sur(autre, "a.txt", b"a")
        piece = sur(point, f"{n}.txt", str(n).encode())
        if n % 2:
            retirer(piece=piece, par=par)
    assert requetes() == avant


def test_un_objet_plein_le_dit_a_la_place_du_lien(
    parcours: Parcours, sur: Any, monde: Any, connecte: Any, settings: Any
) -> None:
    settings.PIECES_PAR_OBJET = 1
    point = parcours.inscrit()
    sur(point)
    client = connecte(Client(), monde.secretaire_a)
    page = client.get(reverse("seance", args=[point.seance_id]))
    assert "1\xa0document joint\xa0: c’est le nombre maximal" in page.content.decode()
    assert client.get(reverse("piece_joindre", args=[POINT_DE_SEANCE, point.pk])).status_code == 403
