"""Numbers, deadlines, texts that freeze, what leaves the college (règles C4, C8, V7)."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from ctri.saisines import actions
from ctri.saisines.etats import Etat, Sens
from ctri.saisines.models import Echange, Saisine
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui, horloge
from tests.ctri.saisines.moments import SECRET, adresser, creer, jusqu_a, lue, rediger, voix

pytestmark = pytest.mark.django_db
JOUR = dt.timedelta(days=1)


# ── The question ──────────────────────────────────────────────────────────────
def test_le_numero_vient_a_l_envoi_par_region_et_par_an(monde: Any) -> None:
    premier = creer(monde, Sens.VERS_COLLEGE)
    assert (premier.rang, premier.reference) == ("", "")
    with horloge(dt.datetime(2027, 3, 1, 12, tzinfo=dt.UTC)):
        rangs = [
            lue(adresser(monde, creer(monde, sens, echeance=dt.date(2027, 4, 1)))).reference for sens in (*Sens, *Sens)
        ]
    assert rangs == ["SAI-AUV-2027-01", "SAI-AUV-2027-02", "SAI-AUV-2027-03", "SAI-AUV-2027-04"]
    # Midnight in Clermont-Ferrand, still the evening before in Greenwich.
    with horloge(dt.datetime(2027, 12, 31, 23, 30, tzinfo=dt.UTC)):
        saisine = adresser(monde, creer(monde, Sens.VERS_COLLEGE, echeance=dt.date(2028, 2, 1)))
    assert saisine.rang == "2028-01"


def test_un_avis_se_demande_pour_une_date_a_venir(monde: Any) -> None:
    sans_date = creer(monde, Sens.VERS_COLLEGE, echeance=None)
    with pytest.raises(Refus, match="Fixez d’abord la date pour laquelle l’avis est demandé"):
        adresser(monde, sans_date)
    passee = creer(monde, Sens.VERS_COLLEGE, echeance=aujourdhui() - JOUR)
    with pytest.raises(Refus, match="est passé"):
        adresser(monde, passee)
    assert adresser(monde, creer(monde, Sens.VERS_COMITE, echeance=None)).etat == Etat.ADRESSEE


def test_ce_qui_quitte_le_college_est_verifie(monde: Any) -> None:
    question = creer(monde, Sens.VERS_COMITE)
    mir = acteur_de(monde.mir_a)
    with pytest.raises(Refus, match="Cochez cette case"):
        actions.adresser(saisine=question, revision=0, par=mir)
    avis = jusqu_a(monde, Etat.APPROUVEE)
    with pytest.raises(Refus, match="Cochez cette case"):
        actions.rendre(saisine=avis, revision=avis.revision, par=mir)
    with pytest.raises(Refus, match="Cochez cette case"):
        actions.echanger(saisine=avis, texte="Quel périmètre ?", interne=False, par=mir)
    actions.echanger(saisine=avis, texte="Entre nous", interne=True, par=mir)
    actions.rendre(saisine=avis, revision=avis.revision, sans_patient=True, par=mir)
    assert historique(avis).get(code="rendre").donnees == {"sens": "comite_vers_college", "sans_patient": True}


def test_ce_que_le_comite_ecrit_part_sans_case(monde: Any) -> None:
    saisine = creer(monde, Sens.VERS_COLLEGE)
    par = voix(monde, saisine.demandeur)
    saisine = actions.adresser(saisine=saisine, revision=0, par=par)
    assert "sans_patient" not in historique(saisine).get(code="adresser").donnees


def test_reporter_l_echeance_se_motive_et_laisse_une_trace(monde: Any) -> None:
    saisine = jusqu_a(monde, Etat.EN_PROJET)
    secretaire, avant = voix(monde, saisine.demandeur), saisine.echeance
    for echeance, motif, raison in (
        (avant, "Raison", "Choisissez une date après"),
        (aujourdhui() - JOUR, "Raison", "est passé"),
        (avant + JOUR, " ", "Indiquez le motif"),
    ):
        with pytest.raises(Refus, match=raison):
            actions.prolonger(saisine=saisine, echeance=echeance, motif=motif, par=secretaire)
    with pytest.raises(Refus, match="Réservé au secrétaire du comité"):
        actions.prolonger(saisine=saisine, echeance=avant + JOUR, motif="Raison", par=acteur_de(monde.mir_a))
    prolongee = actions.prolonger(saisine=saisine, echeance=avant + JOUR, motif="Données tardives", par=secretaire)
    assert (prolongee.echeance, prolongee.etat) == (avant + JOUR, Etat.EN_PROJET)
    acte = historique(saisine).get(code="prolonger")
    assert acte.donnees["echeance"] == [avant.isoformat(), (avant + JOUR).isoformat()]
    assert acte.motif is not None
    assert acte.motif.texte == "Données tardives"


def test_un_message_ne_change_pas_l_echeance(monde: Any) -> None:
    saisine = jusqu_a(monde, Etat.ADRESSEE)
    actions.echanger(saisine=saisine, texte="Précisez", interne=False, sans_patient=True, par=acteur_de(monde.mir_a))
    assert lue(saisine).echeance == saisine.echeance


def test_un_brouillon_se_supprime_une_question_adressee_jamais(monde: Any) -> None:
    brouillon = creer(monde, Sens.VERS_COMITE)
    actions.supprimer(saisine=brouillon, par=acteur_de(monde.mir_a))
    assert not Saisine.objects.filter(pk=brouillon.pk).exists()
    saisine = jusqu_a(monde, Etat.ADRESSEE)
    with pytest.raises(Refus, match="La saisine est adressée"):
        actions.supprimer(saisine=saisine, par=voix(monde, saisine.demandeur))
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        Saisine.objects.filter(pk=saisine.pk).delete()


# ── The answer ────────────────────────────────────────────────────────────────
def test_deux_redacteurs_rien_ne_se_perd(monde: Any) -> None:
    saisine = jusqu_a(monde, Etat.ADRESSEE)
    mir = acteur_de(monde.mir_a)
    rediger(monde, saisine, "Premier texte")
    with pytest.raises(Refus) as refus:
        actions.rediger(saisine=saisine, reponse="Second texte", revision=0, par=mir)
    assert "Dr\u00a0Hélène Vasseur a enregistré un autre texte" in refus.value.raison
    assert lue(saisine).reponse == "Premier texte"


def test_on_n_approuve_que_ce_qu_on_a_lu(monde: Any) -> None:
    saisine = jusqu_a(monde, Etat.EN_PROJET)
    par = acteur_de(monde.mir_a)
    with pytest.raises(Refus, match="Le texte a changé depuis que vous l’avez lu"):
        actions.approuver(saisine=saisine, revision=saisine.revision - 1, par=par)
    repris = actions.reprendre(saisine=saisine, motif="Manque un chiffre", par=par)
    assert repris.etat == Etat.ADRESSEE
    assert rediger(monde, repris, "Texte complété").reponse == "Texte complété"


def test_un_projet_vide_ne_se_presente_pas(monde: Any) -> None:
    saisine = jusqu_a(monde, Etat.ADRESSEE)
    with pytest.raises(Refus, match="Le texte est vide"):
        actions.presenter(saisine=saisine, revision=0, par=acteur_de(monde.mir_a))


def test_la_reponse_rendue_garde_son_empreinte_et_sa_qualite(monde: Any) -> None:
    saisine = jusqu_a(monde, Etat.RENDUE)
    assert saisine.empreinte == hashlib.sha256(SECRET.encode()).hexdigest()
    assert saisine.rendue_par == monde.mir_a
    assert "MIR" in saisine.rendue_qualite


# ── What the database refuses, whoever asks ───────────────────────────────────
@pytest.mark.parametrize("etat", [e for e in Etat if e != Etat.BROUILLON])
@pytest.mark.parametrize("champ", ["objet", "question", "sens", "numero", "adressee_qualite"])
def test_la_question_adressee_est_figee(monde: Any, etat: Etat, champ: str) -> None:
    saisine = jusqu_a(monde, etat)
    valeur = {"sens": Sens.VERS_COMITE, "numero": 99}.get(champ, "Réécrit")
    with pytest.raises(DatabaseError, match=r"ne change plus|Cannot update"), transaction.atomic():
        Saisine.objects.filter(pk=saisine.pk).update(**{champ: valeur})


@pytest.mark.parametrize("etat", [e for e in Etat if e != Etat.ADRESSEE])
def test_la_reponse_ne_s_ecrit_que_pendant_la_redaction(monde: Any, etat: Etat) -> None:
    saisine = jusqu_a(monde, etat)
    with pytest.raises(DatabaseError, match=r"ne change plus|Cannot update"), transaction.atomic():
        Saisine.objects.filter(pk=saisine.pk).update(reponse="Réécrit")


@pytest.mark.parametrize("etat", [Etat.RENDUE, Etat.RETIREE])
def test_rien_ne_change_apres_la_fin(monde: Any, etat: Etat) -> None:
    saisine = jusqu_a(monde, etat)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Saisine.objects.filter(pk=saisine.pk).update(echeance=aujourdhui())


def test_un_message_ne_se_modifie_ni_ne_s_efface(monde: Any) -> None:
    saisine = jusqu_a(monde, Etat.ADRESSEE)
    par = voix(monde, saisine.demandeur)
    message = actions.echanger(saisine=saisine, texte="Bonjour", interne=False, par=par)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Echange.objects.filter(pk=message.pk).update(texte="Autre")
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        Echange.objects.filter(pk=message.pk).delete()


def test_les_echanges_s_ouvrent_a_l_envoi_et_se_closent_a_la_fin(monde: Any) -> None:
    mir = acteur_de(monde.mir_a)
    for etat, raison in ((Etat.BROUILLON, "une fois la question adressée"), (Etat.RENDUE, "sont clos")):
        saisine = jusqu_a(monde, etat, Sens.VERS_COMITE)
        with pytest.raises(Refus, match=raison):
            actions.echanger(saisine=saisine, texte="Bonjour", interne=True, par=mir)


def test_un_membre_parle_chez_lui_et_non_a_l_autre_instance(monde: Any) -> None:
    saisine = jusqu_a(monde, Etat.ADRESSEE)
    medecin, chef = acteur_de(monde.medecin_a), acteur_de(monde.chef_local_a)
    for membre, reserve in ((medecin, "Réservé au président du collège"), (chef, "Réservé au secrétaire du comité")):
        note = actions.echanger(saisine=saisine, texte="Note", interne=True, par=membre)
        assert note.interne
        with pytest.raises(Refus, match=reserve):
            actions.echanger(saisine=saisine, texte="Lettre", interne=False, sans_patient=True, par=membre)
    with pytest.raises(Refus, match="Réservé aux membres du CTRI et du collège"):
        actions.echanger(saisine=saisine, texte="Note", interne=True, par=acteur_de(monde.prefet_a))
