"""Meetings of the college: attendance, opinion, held and frozen (règles C1, C2, C7, C9)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from college.reunions import actions
from college.reunions.models import Avis, Reunion
from ctri.dossiers.confidentialite import A_VERIFIER
from ctri.dossiers.models import Dossier
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui

pytestmark = pytest.mark.django_db


@pytest.fixture
def mir(monde: Any) -> Any:
    return acteur_de(monde.mir_a)


@pytest.fixture
def dossier(monde: Any) -> Dossier:
    return Dossier.objects.create(
        region=monde.auvergne,
        livrable="plan_travail",
        genre="plan_travail",
        annee=2027,
        titre="Plan de travail 2027",
        reference="PTA-AUV-2027",
    )


@pytest.fixture
def reunion(monde: Any, mir: Any) -> Reunion:
    return actions.prevoir(region=monde.auvergne, date=aujourdhui(), lieu="Clermont-Ferrand", par=mir)


def test_un_avis_porte_sur_une_version_et_se_fige(reunion: Reunion, dossier: Dossier, mir: Any, monde: Any) -> None:
    avis = actions.rendre_avis(
        reunion=reunion, dossier=dossier, sens="reserve", texte="Prudence", sans_patient=True, par=mir
    )
    assert avis.pour_version == 1
    with pytest.raises(Refus, match="Pointez d’abord"):
        actions.tenir(reunion=reunion, par=mir)
    actions.pointer(reunion=reunion, presences={monde.agents.medecin_a.pk: "present"}, par=mir)
    tenue = actions.tenir(reunion=reunion, par=mir)
    with pytest.raises(Refus, match="ne change plus"):
        actions.rendre_avis(reunion=tenue, dossier=dossier, sens="favorable", texte="Non", sans_patient=True, par=mir)


def test_une_reunion_a_venir_n_est_pas_tenue(monde: Any, mir: Any) -> None:
    demain = actions.prevoir(region=monde.auvergne, date=aujourdhui() + dt.timedelta(1), lieu="Ici", par=mir)
    with pytest.raises(Refus, match="pas encore eu lieu"):
        actions.tenir(reunion=demain, par=mir)


def test_seule_la_presidence_prevoit(monde: Any) -> None:
    with pytest.raises(Refus, match="Réservé"):
        actions.prevoir(region=monde.auvergne, date=aujourdhui(), lieu="Ici", par=acteur_de(monde.medecin_a))


def test_une_absence_n_a_pas_de_motif_de_sante(reunion: Reunion, mir: Any, monde: Any) -> None:
    with pytest.raises(Refus, match="présent, représenté, excusé ou absent"):
        actions.pointer(reunion=reunion, presences={monde.agents.medecin_a.pk: "malade"}, par=mir)


def test_s_ecarter_est_au_proposant_avec_un_motif(reunion: Reunion, dossier: Dossier, mir: Any, monde: Any) -> None:
    avis = actions.rendre_avis(
        reunion=reunion, dossier=dossier, sens="defavorable", texte="Non", sans_patient=True, par=mir
    )
    with pytest.raises(Refus, match="Réservé"):
        actions.s_ecarter(avis=avis, motif="Urgence", sans_patient=True, par=acteur_de(monde.medecin_a))
    assert actions.s_ecarter(avis=avis, motif="Urgence", sans_patient=True, par=mir).ecart == "Urgence"


def test_par_les_ecrans(monde: Any, connecte: Any, dossier: Dossier) -> None:
    client = connecte(Client(), monde.mir_a)
    client.post(reverse("reunion_prevoir", args=[monde.auvergne.pk]), {"date": str(aujourdhui()), "lieu": "Moulins"})
    reunion = Reunion.objects.get()
    page = reverse("reunion", args=[reunion.pk])
    assert client.get(page).status_code == 200
    champ = f"presence-{monde.agents.medecin_a.pk}"
    client.post(reverse("reunion_pointer", args=[reunion.pk]), {champ: "excuse"})
    donnees = {"dossier": dossier.pk, "sens": "favorable", "texte": "Bon plan", "sans_patient": "on"}
    client.post(reverse("reunion_avis", args=[reunion.pk]), donnees)
    assert "plus rien n’y changera" in client.get(reverse("reunion_tenir", args=[reunion.pk])).content.decode()
    assert Reunion.objects.get().etat == "prevue"
    client.post(reverse("reunion_tenir", args=[reunion.pk]))
    lu = client.get(page).content.decode()
    assert "Bon plan" in lu
    assert "excusée" in lu
    assert client.get(reverse("college", args=[monde.auvergne.pk])).status_code == 200
    avis = Avis.objects.get()
    assert client.get(reverse("avis_ecart", args=[avis.pk])).status_code == 200
    etranger = connecte(Client(), monde.mir_b)
    assert etranger.get(page).status_code == 404
    assert connecte(Client(), monde.chef_local_a).get(page).status_code == 404


def test_sans_relecture_rien_n_est_joint_et_rien_n_est_perdu(
    monde: Any, connecte: Any, reunion: Reunion, dossier: Dossier, mir: Any
) -> None:
    client = connecte(Client(), monde.mir_a)
    donnees = {"dossier": dossier.pk, "sens": "defavorable", "texte": "Trop de jours à Aurillac"}
    reponse = client.post(reverse("reunion_avis", args=[reunion.pk]), donnees)
    lu = reponse.content.decode()
    assert reponse.context["form"].errors == {"sans_patient": [A_VERIFIER]}
    assert "Trop de jours à Aurillac" in lu
    assert not Avis.objects.exists()
    client.post(reverse("reunion_avis", args=[reunion.pk]), donnees | {"sans_patient": "on"})
    avis = Avis.objects.get()
    reponse = client.post(reverse("avis_ecart", args=[avis.pk]), {"motif": "L’échéance ne peut attendre"})
    assert "L’échéance ne peut attendre" in reponse.content.decode()
    avis.refresh_from_db()
    assert avis.ecart == ""
    for agir in (
        lambda: actions.s_ecarter(avis=avis, motif="Urgence", sans_patient=False, par=mir),
        lambda: actions.rendre_avis(
            reunion=reunion, dossier=dossier, sens="favorable", texte="Oui", sans_patient=False, par=mir
        ),
    ):
        with pytest.raises(Refus, match="Cochez cette case"):
            agir()
    assert historique(reunion)[0].donnees == {"dossier": dossier.pk, "sans_patient": True}


def test_les_autres_presents_d_un_geste(monde: Any, connecte: Any, reunion: Reunion) -> None:
    client = connecte(Client(), monde.mir_a)
    champ = f"presence-{monde.agents.medecin_a.pk}"
    client.post(reverse("reunion_pointer", args=[reunion.pk]), {champ: "excuse", "restants_presents": "oui"})
    etats = dict(reunion.presences.values_list("agent_id", "etat"))
    assert etats.pop(monde.agents.medecin_a.pk) == "excuse"
    assert len(etats) > 1
    assert set(etats.values()) == {"present"}
