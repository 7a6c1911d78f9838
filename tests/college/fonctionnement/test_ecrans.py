"""The page, the comment and the PDF (règles C6, C8, C9)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from college.fonctionnement.actions import Croise, commenter, editer
from college.fonctionnement.models import Commentaire, EditionFonctionnement
from college.fonctionnement.pdf import fabriquer
from college.reunions.models import PresenceReunion, Reunion, Suite
from ctri.saisines.etats import Etat
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui, maintenant
from tests.college import seances_du_college as college
from tests.ctri.saisines.moments import jusqu_a
from tests.lecture_pdf import LecturePdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def mir(monde: Any) -> Acteur:
    return acteur_de(monde.mir_a)


@pytest.fixture
def annee(monde: Any) -> int:
    return aujourdhui(monde.auvergne.fuseau).year


def page(connecte: Any, monde: Any, personne: str, suite: str = "", nom: str = "fonctionnement") -> str:
    client = connecte(Client(), getattr(monde, personne))
    reponse = client.get(reverse(nom, args=[monde.auvergne.pk]) + suite)
    assert reponse.status_code == 200
    return reponse.content.decode()


def dire(monde: Any, par: Acteur, annee: int, texte: str, revision: int = 0, **suite: Any) -> Commentaire:
    return commenter(
        region=monde.auvergne, annee=annee, texte=texte, revision=revision, par=par,
        **{"sans_patient": True, **suite},
    )  # fmt: skip


def test_le_siege_lit_les_memes_chiffres_sans_ouvrir_les_reunions(monde: Any, connecte: Any, mir: Acteur) -> None:
    reunion = college.diffusee(monde.auvergne, mir)
    saisine = jusqu_a(monde, Etat.RENDUE)
    adresse = reverse("reunion", args=[reunion.pk])
    pour_mir, pour_siege = page(connecte, monde, "mir_a"), page(connecte, monde, "chef_siege_a")
    assert adresse in pour_mir
    assert adresse not in pour_siege
    for lue in (pour_mir, pour_siege):
        assert reverse("saisine", args=[saisine.pk]) in lue
        assert "100\xa0%" in lue
        assert "4\xa0présents sur 4\xa0présences attendues" in lue
        # Nobody by name: only whoever is signed in.
        assert "Pradelou" not in lue
    assert "Commenter" in pour_mir
    assert "Commenter" not in pour_siege


@pytest.mark.parametrize(
    ("nom", "personne", "attendu"),
    [
        ("college", "mir_a", True),
        ("college", "chef_siege_a", True),
        ("college", "medecin_a", False),
        ("comite", "mir_a", True),
        ("comite", "chef_siege_a", True),
        ("comite", "chef_local_a", False),
    ],
)
def test_le_lien_n_est_montre_qu_a_ceux_qui_lisent(
    monde: Any, connecte: Any, nom: str, personne: str, attendu: bool
) -> None:
    lien = f'href="{reverse("fonctionnement", args=[monde.auvergne.pk])}"'
    assert (lien in page(connecte, monde, personne, nom=nom)) is attendu


def test_l_annee_se_choisit_dans_l_adresse(monde: Any, connecte: Any, annee: int) -> None:
    avant = page(connecte, monde, "mir_a", f"?annee={annee - 1}")
    assert f"Fonctionnement du collège en {annee - 1}" in avant
    for autre in (annee + 1, 1999, "x", "²"):
        assert f"Fonctionnement du collège en {annee}" in page(connecte, monde, "mir_a", f"?annee={autre}")


def test_le_commentaire_garde_ses_versions(monde: Any, connecte: Any, mir: Acteur, annee: int) -> None:
    dire(monde, mir, annee, "Deux médecins sont arrivés en mars.")
    assert dire(monde, mir, annee, "Deux médecins sont arrivés en mars.").numero == 1
    assert dire(monde, mir, annee, "Trois médecins sont arrivés.", 1).numero == 2
    lue = page(connecte, monde, "chef_siege_a")
    for attendu in ("Trois médecins", "Deux médecins", "1\xa0version précédente", "a commenté les chiffres"):
        assert attendu in lue, attendu
    with pytest.raises(ProgrammingError, match="college_commentaire"), transaction.atomic():
        Commentaire.objects.update(texte="Autre")
    assert "Trois médecins" not in page(connecte, monde, "mir_a", f"?annee={annee - 1}")


def test_deux_commentaires_a_la_fois_ne_s_ecrasent_pas(monde: Any, connecte: Any, mir: Acteur, annee: int) -> None:
    dire(monde, mir, annee, "Le premier.")
    with pytest.raises(Croise):
        dire(monde, mir, annee, "Le second.")
    client = connecte(Client(), monde.mir_a)
    adresse = reverse("fonctionnement_commenter", args=[monde.auvergne.pk, annee])
    saisie = {"texte": "Le second.", "revision": "0", "sans_patient": "on"}
    reponse = client.post(adresse, saisie)
    assert reponse.status_code == 409
    lue = reponse.content.decode()
    assert "Le premier." in lue
    assert "Le second." in lue
    assert client.post(adresse, saisie | {"revision": "1"}).status_code == 302
    assert Commentaire.objects.count() == 2


def test_rien_de_ce_qui_est_ecrit_n_est_perdu(monde: Any, connecte: Any, annee: int) -> None:
    client = connecte(Client(), monde.mir_a)
    adresse = reverse("fonctionnement_commenter", args=[monde.auvergne.pk, annee])
    reponse = client.post(adresse, {"texte": "Gardé", "revision": "0"})
    assert reponse.status_code == 400
    assert "Gardé" in reponse.content.decode()
    assert "Cochez cette case" in reponse.content.decode()
    assert client.post(adresse, {"texte": " ", "sans_patient": "on"}).status_code == 400
    assert not Commentaire.objects.exists()


def test_seule_la_presidence_du_college_commente(monde: Any, mir: Acteur, annee: int) -> None:
    with pytest.raises(Refus):
        dire(monde, acteur_de(monde.chef_siege_a), annee, "À ma place")
    with pytest.raises(Refus, match="Il n’y a pas de chiffres"):
        dire(monde, mir, annee + 1, "Trop tôt")
    with pytest.raises(Refus):
        dire(monde, mir, annee, "Sans relire", sans_patient=False)


def test_le_pdf_dit_ce_que_dit_la_page(monde: Any, mir: Acteur, annee: int) -> None:
    college.diffusee(monde.auvergne, mir)
    jusqu_a(monde, Etat.RENDUE)
    dire(monde, mir, annee, "Deux réunions ont été avancées.")
    document = editer(region=monde.auvergne, annee=annee, par=acteur_de(monde.chef_siege_a))
    assert editer(region=monde.auvergne, annee=annee, par=mir).pk == document.pk
    edition = EditionFonctionnement.objects.get()
    fichier = fabriquer(edition.contenu, edition.empreinte)
    assert fichier.octets == fabriquer(edition.contenu, edition.empreinte).octets
    assert fichier.pages <= 2
    texte = LecturePdf(fichier.octets).texte
    for attendu in ("Fonctionnement du collège", "100 %", "Deux réunions ont été avancées.", "Dans le délai"):
        assert attendu in texte, attendu
    assert edition.empreinte[:8] in texte
    assert "Pradelou" not in texte
    dire(monde, mir, annee, "Trois réunions.", 1)
    assert editer(region=monde.auvergne, annee=annee, par=mir).pk != document.pk


def test_autant_de_requetes_pour_une_reunion_que_pour_deux_cents(
    monde: Any, connecte: Any, mir: Acteur, annee: int
) -> None:
    modele = college.close(monde.auvergne, mir)
    [point] = modele.points.all()
    jour = aujourdhui(monde.auvergne.fuseau)
    Suite.objects.create(point=point, intitule="Écrire", responsable=monde.agents.medecin_a, echeance=jour)
    jusqu_a(monde, Etat.RENDUE)

    def requetes() -> int:
        client = connecte(Client(), monde.mir_a)
        adresse = reverse("fonctionnement", args=[monde.auvergne.pk])
        client.get(adresse)
        with CaptureQueriesContext(connection) as capture:
            assert client.get(adresse).status_code == 200
        return len(capture)

    une = requetes()
    tenues = Reunion.objects.bulk_create(
        Reunion(
            region=monde.auvergne, date=dt.date(annee, 1 + n % 12, 1 + n % 28), debut=dt.time(9), fin=dt.time(11),
            lieu="Moulins", etat="projet", ouverte_le=maintenant(), close_le=maintenant(),
        )
        for n in range(199)
    )  # fmt: skip
    PresenceReunion.objects.bulk_create(
        PresenceReunion(reunion=tenue, agent=agent, etat="present")
        for tenue in tenues
        for agent in (monde.agents.medecin_a, monde.agents.medecin_a2)
    )
    for n in range(9):
        jusqu_a(monde, Etat.ADRESSEE, objet=f"Question {n}")
    assert requetes() == une
    assert escape("200") in page(connecte, monde, "mir_a")
