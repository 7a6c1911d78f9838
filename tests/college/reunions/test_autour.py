"""What hangs on a meeting: questions, documents, calendar, reminders (règles C2, C4, V10)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from college.reunions import actions
from college.reunions.agenda import reunions_de
from college.reunions.models import PointReunion
from college.reunions.models.points import PIECES
from college.reunions.rappels import CLORE, CONVOQUER, DIFFUSER, SUITE
from ctri.saisines import agendas
from ctri.saisines.etats import Sens
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.notifications.models import Notification
from mutualisation.notifications.rappels import recueillir
from mutualisation.notifications.redaction import lire as lignes_de
from mutualisation.pieces.actions import joindre
from mutualisation.pieces.models import PieceJointe
from mutualisation.pieces.porteurs import porteur
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui
from tests.college import seances_du_college as college
from tests.ctri.saisines.moments import jusqu_a

pytestmark = pytest.mark.django_db


# ── Questions ─────────────────────────────────────────────────────────────────
def test_une_question_du_comite_s_inscrit_d_un_geste(monde: Any, mir: Acteur, connecte: Any) -> None:
    saisine, reunion = jusqu_a(monde, "adressee"), college.prevue(monde.auvergne, mir, points=0)
    (place,) = agendas.places(mir, saisine)
    client = connecte(Client(), monde.mir_a)
    assert saisine.objet in client.get(reverse("reunion", args=[reunion.pk])).content.decode()
    assert client.post(place.url)["Location"] == reverse("saisine", args=[saisine.pk])
    point = PointReunion.objects.get()
    assert (point.genre, point.saisine_id) == ("avis", saisine.pk)
    assert agendas.places(mir, saisine) == []
    (inscription,) = agendas.inscriptions(acteur_de(monde.medecin_a), saisine) or [None]
    # In preparation, the meeting is nobody else's business.
    assert inscription is None
    (inscription,) = agendas.inscriptions(mir, saisine)
    assert inscription.libelle.endswith("point 1")
    with pytest.raises(Refus, match="Déjà à l’ordre du jour"):
        actions.inscrire_saisine(reunion=reunion, saisine=saisine, par=mir)


def test_une_question_du_college_attend_la_reponse_pour_s_inscrire(monde: Any, mir: Acteur) -> None:
    posee = jusqu_a(monde, "adressee", Sens.VERS_COMITE)
    reunion = college.prevue(monde.auvergne, mir, points=0)
    with pytest.raises(Refus, match="Rien n’attend le collège"):
        actions.inscrire_saisine(reunion=reunion, saisine=posee, par=mir)
    repondue = jusqu_a(monde, "rendue", Sens.VERS_COMITE)
    assert actions.inscrire_saisine(reunion=reunion, saisine=repondue, par=mir).genre == "information"


# ── Documents ─────────────────────────────────────────────────────────────────
def statut(client: Client, piece: PieceJointe) -> int:
    reponse = client.get(reverse("piece", args=[piece.pk]))
    if reponse.streaming:
        reponse.getvalue()
    return int(reponse.status_code)


def test_un_document_se_lit_avec_sa_reunion_jusqu_a_l_approbation(monde: Any, mir: Acteur, connecte: Any) -> None:
    reunion = college.prevue(monde.auvergne, mir)
    point = college.points_de(reunion)[0]
    piece = joindre(
        porteur=PIECES, objet_id=point.pk, fichier=SimpleUploadedFile("Note.txt", b"Deux secteurs sur neuf."), par=mir
    )
    medecin = connecte(Client(), monde.medecin_a)
    assert statut(medecin, piece) == 404
    actions.convoquer(reunion=reunion, par=mir, motif=college.COURT)
    assert statut(medecin, piece) == 200
    assert "Note.txt" in medecin.get(reverse("reunion", args=[reunion.pk])).content.decode()
    assert statut(connecte(Client(), monde.chef_siege_a), piece) == 404


def test_rien_ne_se_joint_a_un_compte_rendu_approuve(monde: Any, mir: Acteur) -> None:
    point = college.points_de(college.approuvee(monde.auvergne, mir))[0]
    with pytest.raises(Refus, match="ne change plus"):
        porteur(PIECES).verifier_joindre(mir, point.pk)


# ── Calendar ──────────────────────────────────────────────────────────────────
def test_l_agenda_suit_la_convocation(monde: Any, mir: Acteur, medecin: Acteur) -> None:
    reunion = college.prevue(monde.auvergne, mir)
    (prevue,) = reunions_de(mir)
    assert prevue.provisoire
    assert list(reunions_de(medecin)) == []
    reunion = actions.convoquer(reunion=reunion, par=mir, motif=college.COURT)
    (convoquee,) = reunions_de(medecin)
    assert (convoquee.provisoire, convoquee.rang, convoquee.debut) == (False, 1, reunion.instant(reunion.debut))
    actions.annuler(reunion=reunion, motif="Grève", par=mir)
    assert list(reunions_de(medecin)) == []


# ── Reminders ─────────────────────────────────────────────────────────────────
def rappeles(monde: Any, jour: dt.date) -> dict[str, tuple[dt.date, list[str]]]:
    college_seul = (CONVOQUER, CLORE, DIFFUSER, SUITE)
    return {
        r.genre: (r.echeance, [u.email for u in r.destinataires])
        for r in recueillir(monde.auvergne, jour)
        if r.genre in college_seul
    }


def test_chaque_moment_a_son_rappel(monde: Any, mir: Acteur) -> None:
    jour, qui = aujourdhui(), ["mir-a@example.org"]
    reunion = college.prevue(monde.auvergne, mir)
    assert rappeles(monde, jour) == {CONVOQUER: (jour, qui)}
    reunion = actions.convoquer(reunion=reunion, par=mir, motif=college.COURT)
    assert rappeles(monde, jour) == {}
    assert rappeles(monde, jour + dt.timedelta(days=1)) == {CLORE: (jour, qui)}
    actions.tous_presents(reunion=reunion, par=mir)
    reunion = actions.ouvrir(reunion=reunion, par=mir)
    point = college.points_de(reunion)[0]
    echeance = jour + dt.timedelta(days=9)
    suite = actions.demander_suite(
        point=point, intitule="Écrire", responsable=monde.agents.medecin_a, echeance=echeance, par=mir
    )
    actions.traiter(point=point, issue="debattu", par=mir)
    actions.clore(reunion=reunion, par=mir)
    assert rappeles(monde, jour) == {
        DIFFUSER: (jour + dt.timedelta(days=15), qui),
        SUITE: (echeance, ["medecin-a@example.org"]),
    }
    actions.diffuser(reunion=reunion, par=mir)
    actions.solder(suite=suite, etat="faite", par=mir)
    assert rappeles(monde, jour) == {}


def test_un_rappel_se_lit_tant_qu_il_reste_a_faire(monde: Any, mir: Acteur, medecin: Acteur) -> None:
    reunion = college.en_seance(monde.auvergne, mir)
    suite = actions.demander_suite(
        point=college.points_de(reunion)[0], intitule="Écrire au siège", responsable=monde.agents.medecin_a,
        echeance=aujourdhui(), par=mir,
    )  # fmt: skip
    notification = Notification(
        destinataire=monde.medecin_a, genre=SUITE, cle="essai", region=monde.auvergne, objet_type="college.suite",
        objet_id=suite.pk, echeance=aujourdhui(), cree_le=reunion.ouverte_le,
    )  # fmt: skip
    notification.pk = 1
    ligne = lignes_de(medecin, [notification])[1]
    assert (ligne.titre, ligne.actuelle) == ("Écrire au siège", True)
    assert lignes_de(acteur_de(monde.medecin_a2), [notification]) == {}
    actions.solder(suite=suite, etat="faite", par=medecin)
    assert not lignes_de(medecin, [notification])[1].actuelle
