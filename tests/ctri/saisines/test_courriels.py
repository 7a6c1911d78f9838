"""Two mails, each to those who may act, each true when it leaves (règle C4)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from ctri.saisines import actions
from ctri.saisines.etats import Etat, Sens
from mutualisation.mandats.acteur import acteur_de
from mutualisation.mandats.actions import mettre_fin, suppleer
from mutualisation.mandats.models import Mandat
from mutualisation.temps import aujourdhui
from tests.courriels import distribuer
from tests.ctri.saisines.moments import adresser, creer, jusqu_a, rendre, voix

pytestmark = pytest.mark.django_db


def test_l_envoi_previent_l_autre_instance(monde: Any) -> None:
    saisine = jusqu_a(monde, Etat.ADRESSEE)
    (message,) = distribuer()
    assert message.to == [monde.mir_a.email]
    assert message.subject == f"{saisine.reference}\xa0: saisine du CTRI"
    lu = message.body.replace("\xa0", " ")
    assert "Le CTRI adresse une saisine au collège :" in lu
    assert "Avis attendu le " in lu
    assert f"/saisines/{saisine.pk}/" in lu


def test_une_question_du_college_previent_qui_tient_les_seances(monde: Any) -> None:
    jusqu_a(monde, Etat.ADRESSEE, Sens.VERS_COMITE)
    assert {m.to[0] for m in distribuer()} == {monde.secretaire_a.email, monde.chef_siege_a.email}


def test_la_reponse_previent_qui_l_attend(monde: Any) -> None:
    saisine = jusqu_a(monde, Etat.APPROUVEE)
    deja = len(distribuer())
    rendre(monde, saisine)
    nouveaux = distribuer()[deja:]
    assert {m.to[0] for m in nouveaux} == {monde.secretaire_a.email, monde.chef_siege_a.email}
    assert nouveaux[0].subject == f"{saisine.reference}\xa0: avis du collège"
    assert "Le collège a rendu son avis sur" in nouveaux[0].body


def test_un_message_en_retard_ne_dit_rien_de_faux(monde: Any) -> None:
    """The mail server was out of order while the question was withdrawn."""
    saisine = jusqu_a(monde, Etat.ADRESSEE)
    actions.retirer(saisine=saisine, motif="Sans objet", par=voix(monde, saisine.demandeur))
    assert distribuer() == []


def test_un_brouillon_n_ecrit_a_personne(monde: Any) -> None:
    creer(monde, Sens.VERS_COMITE)
    assert distribuer() == []


def test_le_suppleant_est_prevenu_et_signe_pour(monde: Any) -> None:
    """Acts for somebody else show both names (règle T5)."""
    titulaire = Mandat.objects.get(titulaire=monde.mir_a)
    jour = aujourdhui()
    suppleer(
        par=None, titulaire=monde.medecin_a2, pour=titulaire, acte="Arrêté n° 7", date_acte=jour,
        periode=DateRange(jour, jour + dt.timedelta(days=30)),
    )  # fmt: skip
    saisine = jusqu_a(monde, Etat.APPROUVEE)
    assert {m.to[0] for m in distribuer()} == {monde.mir_a.email, monde.medecin_a2.email}
    rendue = actions.rendre(
        saisine=saisine, revision=saisine.revision, sans_patient=True, par=acteur_de(monde.medecin_a2)
    )
    assert "en suppléance de Dr\xa0Hélène Vasseur" in rendue.rendue_qualite


def test_qui_n_a_plus_de_mandat_n_est_plus_prevenu(monde: Any) -> None:
    mandat = Mandat.objects.get(titulaire=monde.chef_siege_a)
    mettre_fin(mandat=mandat, dernier_jour=aujourdhui() - dt.timedelta(days=1), motif="Départ", par=None)
    adresser(monde, creer(monde, Sens.VERS_COMITE))
    assert [m.to[0] for m in distribuer()] == [monde.secretaire_a.email]
