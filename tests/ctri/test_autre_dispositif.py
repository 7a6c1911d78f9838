"""The same code under another scheme: its proposer, its committee, its consultations, its words (section 10)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ctri.dossiers import actions, decision
from ctri.dossiers.models import Dossier
from ctri.seances import actions as seances
from ctri.seances.models import EtatPresence, Point
from mutualisation.refus import Refus
from mutualisation.temps import maintenant
from tests.ctri import essai
from tests.ctri.conftest import Parcours

pytestmark = pytest.mark.django_db

# Words of the reference scheme: none may show under another one.
ETRANGERS = re.compile(r"\b(CTRI|MIR|DRASS|DDASS|[Pp]roposition)\b")


@pytest.fixture
def bretagne(monde: Any, type_essai: essai.TypeEssai) -> Parcours:
    return Parcours(monde, monde.bretagne)


def programme(parcours: Parcours, pole: str = "rps", livrable: str = "programme_travail") -> Dossier:
    dossier = Dossier.objects.create(
        region=parcours.region,
        livrable=livrable,
        genre="essai",
        annee=2027,
        pole=pole,
        titre="Programme de travail 2027",
        reference=f"PT-BRE-{pole.upper()}-2027",
    )
    essai.BROUILLONS[dossier.pk] = {"texte": "Un programme"}
    return dossier


def inscrit(parcours: Parcours, livrable: str = "programme_travail") -> Point:
    dossier = actions.soumettre(
        dossier=programme(parcours, livrable=livrable), sans_patient=True, par=parcours.acteur("responsable_pole")
    )
    parcours.pdf_prets()
    secretaire = parcours.acteur("secretaire_codir")
    debut = maintenant()
    seance = seances.creer(
        region=parcours.region, debut=debut, fin_prevue=debut + dt.timedelta(hours=2), lieu="Rennes", par=secretaire
    )
    point = seances.inscrire_dossier(seance=seance, dossier=dossier, par=secretaire)
    seances.convoquer(seance=seance, par=secretaire)
    for presence in seance.presences.filter(voix=True):
        seances.pointer(presence=presence, etat=EtatPresence.PRESENT, par=secretaire)
    seances.ouvrir(seance=seance, par=secretaire)
    return Point.objects.select_related("seance__region", "dossier__region").get(pk=point.pk)


def test_un_responsable_ne_soumet_que_pour_son_pole(bretagne: Parcours) -> None:
    autre = programme(bretagne, pole="ccx")
    with pytest.raises(Refus, match=r"^Réservé au responsable de pôle"):
        actions.soumettre(dossier=autre, sans_patient=True, par=bretagne.acteur("responsable_pole"))


def test_la_concertation_precede_la_decision(bretagne: Parcours) -> None:
    point = inscrit(bretagne, livrable="programme_formation")
    secretaire = bretagne.acteur("secretaire_codir")
    with pytest.raises(Refus, match="Avant la décision, il manque"):
        decision.decider(point=point, acte="valider", motif="", par=secretaire)
    actions.noter_consultation(
        dossier=point.dossier,
        code="concertation_ressources_humaines",
        organisme="Service des ressources humaines",
        date=dt.date(2027, 1, 20),
        avis="Favorable",
        par=bretagne.acteur("responsable_pole"),
    )
    prise = decision.decider(point=point, acte="valider", motif="", par=secretaire)
    assert prise.numero == "PT-BRE-RPS-2027/1"
    assert Dossier.objects.get(pk=point.dossier_id).libelle_etat == "Arrêté"


def test_un_refus_se_dit_dans_les_mots_du_dispositif(bretagne: Parcours) -> None:
    dossier = programme(bretagne)
    with pytest.raises(Refus) as refus:
        actions.reprendre(dossier=dossier, par=bretagne.acteur("responsable_pole"))
    assert refus.value.raison == (
        "Impossible de reprendre le programme de travail\u00a0: il est à l’état «\u202fBrouillon\u202f»."
    )


@pytest.mark.parametrize("onglet", ["contenu", "objectifs", "differences", "decision", "historique"])
def test_aucun_mot_de_l_autre_dispositif_sur_les_ecrans(
    bretagne: Parcours, monde: Any, connecte: Any, onglet: str
) -> None:
    point = inscrit(bretagne)
    client = connecte(Client(), monde.secretaire_codir)
    adresses = [
        reverse("dossier", args=[point.dossier_id]) + f"?onglet={onglet}",
        reverse("seance", args=[point.seance_id]),
        reverse("comite", args=[bretagne.region.pk]),
        reverse("accueil"),
    ]
    for adresse in adresses:
        reponse = client.get(adresse)
        assert reponse.status_code == 200
        lu = re.sub(r"<[^>]+>", " ", reponse.content.decode())
        assert not ETRANGERS.findall(lu), f"{adresse} : {ETRANGERS.findall(lu)}"
