"""No draft reaches a reader “for information”, by any road (règle C3): role x state x road."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ctri.transmissions.actions import FABRIQUE
from ctri.transmissions.models import Transmission
from ctri.transmissions.pdf import html
from mutualisation.documents.models import Document
from mutualisation.documents.production import produire
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from tests.courriels import distribuer
from tests.ctri import transmis
from tests.distribution import PERSONNES, Monde

pytestmark = pytest.mark.django_db

LECTEURS = sorted(set(PERSONNES) - {"mir_a", "medecin_a", "medecin_a2", "medecin_a3"})
# A draft alone; a draft after its former version was transmitted; a project the rules do not let out.
ETATS = ("brouillon", "projet", "repris")


def source(monde: Monde, etat: str) -> int:
    """An object whose text, today, nobody outside the college may read."""
    if etat == "repris":
        cle = transmis.transmise(monde).source_id
        transmis.SOURCES[cle].etat = "brouillon"
    else:
        cle = transmis.source(monde.auvergne, etat=etat)
    transmis.SOURCES[cle].contenu = {"titre": "Compte rendu du 12\xa0janvier", "texte": transmis.BROUILLON}
    with pytest.raises(Refus):
        transmis.envoyer(acteur_de(monde.mir_a), cle)
    return cle


def chemins(monde: Monde, cle: int) -> list[str]:
    """Every page that could show it: home, committee, list and its filters, transmissions, sending, documents."""
    liste = reverse("transmissions", args=[monde.auvergne.pk])
    documents = Document.objects.filter(genre=FABRIQUE)
    return [
        "/",
        reverse("comite", args=[monde.auvergne.pk]),
        *(liste + suite for suite in ("", "?lecture=a_lire", f"?genre={transmis.CODE}", "?q=Paragraphe")),
        *(reverse("transmission", args=[t.pk]) for t in Transmission.objects.all()),
        reverse("transmission_nouvelle", args=[transmis.CODE, cle]),
        *(reverse(nom, args=[d.pk]) for d in documents for nom in ("document", "document_suivi")),
    ]


@pytest.mark.parametrize("etat", ETATS)
def test_par_aucune_page(monde: Monde, connecte: Any, etat: str) -> None:
    cle = source(monde, etat)
    adresses = chemins(monde, cle)
    for qui in LECTEURS:
        client = connecte(Client(), monde.personnes[qui])
        for adresse in adresses:
            assert transmis.BROUILLON not in client.get(adresse).content.decode(), (qui, adresse)
        envoyer = reverse("transmission_nouvelle", args=[transmis.CODE, cle])
        assert client.post(envoyer, {"sans_patient": "on"}).status_code in (403, 404), qui


@pytest.mark.parametrize("etat", ETATS)
def test_ni_par_courriel_ni_par_fichier(monde: Monde, etat: str) -> None:
    source(monde, etat)
    for message in distribuer():
        assert transmis.BROUILLON not in message.body
        assert transmis.BROUILLON not in message.subject
    for transmission in Transmission.objects.all():
        assert transmis.BROUILLON not in html(transmission)
    assert Document.objects.count() == Transmission.objects.count()


def test_le_fichier_a_le_droit_de_la_transmission(monde: Monde, connecte: Any) -> None:
    transmis.transmise(monde)
    document = Document.objects.get(genre=FABRIQUE)
    produire(document.pk)
    adresse = reverse("document_fichier", args=[document.pk])
    for cle, statut in (("chef_local_a", 200), ("mir_a", 200), ("prefet_a", 404), ("mir_b", 404), ("national", 404)):
        reponse = connecte(Client(), monde.personnes[cle]).get(adresse)
        assert reponse.status_code == statut, cle
        if statut == 200:
            assert b"".join(reponse.streaming_content).startswith(b"%PDF")


def test_le_fichier_vient_de_la_ligne_et_dit_la_preuve(monde: Monde) -> None:
    transmission = transmis.sous_reserve(monde)
    transmis.SOURCES[transmission.source_id].contenu["texte"] = transmis.BROUILLON
    lu = html(transmission)
    assert transmis.TEXTE in lu
    for attendu in (transmission.reference, "Sous réserve d’approbation", "Hélène", transmission.empreinte[:32]):
        assert attendu in lu
