"""Joining a document, and a point that carries some."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from ctri.seances.models import Point
from tests.axe.modele import CasAxe
from tests.ctri import moments
from tests.distribution import Monde
from tests.matrice.lignes.pieces import objet, piece_de


def _joindre(monde: Monde) -> str:
    return reverse("piece_joindre", kwargs=objet(moments.convoquee)(monde))


def _seance(monde: Monde) -> str:
    piece = piece_de(moments.convoquee)(monde)
    return reverse("seance", args=[Point.objects.get(pk=piece.objet_id).seance_id])


def _retirer(monde: Monde) -> str:
    return reverse("piece_retirer", args=[piece_de(moments.convoquee)(monde).pk])


def _envoyer_une_page(page: Any) -> None:
    page.get_by_label("Fichier").set_input_files(
        {"name": "page.pdf", "mimeType": "application/pdf", "buffer": b"<html><script>alert(1)</script></html>"}
    )
    page.locator("label[for=id_sans_patient]").click()
    page.get_by_role("button", name="Joindre le document").click()
    page.get_by_text("son contenu est une page ou un document XML").wait_for()


CAS = [
    CasAxe("pieces/joindre.html", "secretaire_a", _joindre),
    CasAxe("pieces/joindre.html", "secretaire_a", _joindre, "refusé", _envoyer_une_page),
    CasAxe("ctri/seances/lire.html", "secretaire_a", _seance, "avec un document"),
    CasAxe("cadre/confirmer.html", "secretaire_a", _retirer, "retirer un document"),
]
