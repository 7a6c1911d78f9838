"""The committee's screens, through HTTP: what each person reads, and the main job from preparation to closing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ctri.dossiers import decision
from ctri.dossiers.models import Dossier, Lecture
from ctri.seances import actions as seances
from ctri.seances.models import Point, Seance
from mutualisation.temps import aujourdhui

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(monde: Any, connecte: Any) -> Any:
    """`page("mir_a", "dossier", pk)` reads a page as someone."""

    def lire(cle: str, nom: str, *args: Any, suite: str = "") -> Any:
        client = connecte(Client(), getattr(monde, cle))
        return client.get(reverse(nom, args=args) + suite)

    return lire


def texte(reponse: Any) -> str:
    """What a person reads, on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", reponse.content.decode()))


def test_le_comite_dit_ses_membres_et_ses_regles(parcours: Any, page: Any) -> None:
    reponse = page("chef_local_a", "comite", parcours.region.pk)
    assert reponse.status_code == 200
    lu = texte(reponse)
    assert "Geneviève Larcanche" in lu
    assert "consensus, constaté par la présidence" in lu
    assert page("mir_b", "comite", parcours.region.pk).status_code == 404


@pytest.mark.parametrize("onglet", ["contenu", "objectifs", "differences", "decision", "historique"])
def test_chaque_onglet_a_son_adresse(parcours: Any, page: Any, onglet: str) -> None:
    dossier = parcours.soumis()
    assert page("chef_local_a", "dossier", dossier.pk, suite=f"?onglet={onglet}").status_code == 200


def test_lire_marque_une_lecture_et_une_seule(parcours: Any, page: Any, monde: Any) -> None:
    dossier = parcours.soumis()
    for _ in range(2):
        page("chef_local_a", "dossier", dossier.pk)
    assert Lecture.objects.filter(utilisateur=monde.chef_local_a).count() == 1
    assert "Lu par" in texte(page("mir_a", "dossier", dossier.pk))


def test_un_brouillon_n_existe_pas_pour_le_comite(parcours: Any, page: Any) -> None:
    dossier = parcours.brouillon()
    assert page("chef_local_a", "dossier", dossier.pk).status_code == 404
    assert page("mir_a", "dossier", dossier.pk).status_code == 302


def test_une_seance_en_preparation_n_est_vue_que_de_qui_la_prepare(parcours: Any, page: Any) -> None:
    seance = parcours.seance()
    assert page("chef_local_a", "seance", seance.pk).status_code == 404
    assert page("secretaire_a", "seance", seance.pk).status_code == 200


@pytest.mark.parametrize("onglet", ["contenu", "decision"])
def test_le_dossier_inscrit_mene_a_sa_seance_pour_qui_peut_la_voir(parcours: Any, page: Any, onglet: str) -> None:
    dossier, seance = parcours.soumis(), parcours.seance()
    parcours.pdf_prets()
    seances.inscrire_dossier(seance=seance, dossier=dossier, par=parcours.acteur("secretaire_a"))
    lien = f'href="{reverse("seance", args=[seance.pk])}"'
    suite = f"?onglet={onglet}"
    assert lien in page("secretaire_a", "dossier", dossier.pk, suite=suite).content.decode()
    assert lien not in page("chef_local_a", "dossier", dossier.pk, suite=suite).content.decode()
    seances.convoquer(seance=seance, par=parcours.acteur("secretaire_a"))
    assert lien in page("chef_local_a", "dossier", dossier.pk, suite=suite).content.decode()


def test_de_la_preparation_a_la_cloture_par_les_ecrans(parcours: Any, monde: Any, connecte: Any) -> None:
    parcours.par_vote()
    dossier = parcours.soumis()
    parcours.pdf_prets()
    client = connecte(Client(), monde.secretaire_a)
    client.post(
        reverse("seance_creer", args=[parcours.region.pk]),
        {
            "date": f"{aujourdhui(parcours.region.fuseau):%Y-%m-%d}",
            "debut": "10:00",
            "fin": "12:00",
            "lieu": "Clermont-Ferrand",
        },
    )
    seance = Seance.objects.get()
    client.post(reverse("dossier_inscrire", args=[dossier.pk]), {"seance": seance.pk, "duree": 30})
    client.post(reverse("seance_convoquer", args=[seance.pk]))
    for presence in seance.presences.filter(voix=True):
        client.post(reverse("presence_pointer", args=[presence.pk]), {"etat": "present"})
    client.post(reverse("seance_ouvrir", args=[seance.pk]))
    point = Point.objects.get()
    modifier, effacees = reverse("point_modifier", args=[point.pk]), "Les voix saisies sur le texte précédent"
    assert effacees not in texte(client.post(modifier, {"texte": "Premier jet"}, follow=True))
    assert "avec 1 modification" in texte(client.get(reverse("seance", args=[seance.pk])))
    votes = {f"voix-{p.pk}": "pour" for p in seance.presences.filter(voix=True)}
    client.post(reverse("point_voter", args=[point.pk]), votes)
    assert effacees in texte(client.post(modifier, {"texte": "Texte voté"}, follow=True))
    client.post(reverse("point_voter", args=[point.pk]), votes)
    assert effacees not in texte(client.post(modifier, {"texte": "Texte voté"}, follow=True))
    assert "Majorité atteinte" in texte(client.get(reverse("seance", args=[seance.pk])))
    decider = reverse("point_decider", args=[point.pk])
    avant = client.post(decider, {"acte": "valider_modifiee", "motif": "Avant le 30 avril"})
    assert "On ne peut plus revenir" in texte(avant)
    assert Dossier.objects.get(pk=dossier.pk).etat == "inscrite"
    client.post(decider, {"acte": "valider_modifiee", "motif": "Avant le 30 avril", "confirme": "oui"})
    assert Dossier.objects.get(pk=dossier.pk).etat == "validee_modifiee"
    client.post(reverse("seance_clore", args=[seance.pk]))
    assert Seance.objects.get().etat == "close"


def test_le_motif_manquant_ne_fait_rien_perdre(parcours: Any, monde: Any, connecte: Any) -> None:
    point = parcours.en_seance()
    client = connecte(Client(), monde.secretaire_a)
    reponse = client.post(
        reverse("point_decider", args=[point.pk]), {"acte": "renvoyer", "motif": "", "confirme": "oui"}
    )
    assert reponse.status_code == 400
    lu = reponse.content.decode()
    assert "Indiquez le motif" in lu
    assert re.search(r'value="renvoyer"[^>]* checked', lu)


def test_deja_decide_on_dit_par_qui(parcours: Any, monde: Any, connecte: Any) -> None:
    point = parcours.en_seance()
    decision.decider(point=point, acte="valider", motif="", par=parcours.acteur("chef_siege_a"))
    client = connecte(Client(), monde.secretaire_a)
    reponse = client.post(reverse("point_decider", args=[point.pk]), {"acte": "valider", "confirme": "oui"})
    assert reponse.status_code == 400
    assert "Geneviève Larcanche" in texte(reponse)


def test_le_motif_manquant_se_dit_au_champ_des_la_premiere_etape(parcours: Any, monde: Any, connecte: Any) -> None:
    point = parcours.en_seance()
    client = connecte(Client(), monde.secretaire_a)
    reponse = client.post(reverse("point_decider", args=[point.pk]), {"acte": "renvoyer", "motif": " "})
    lu = reponse.content.decode()
    assert reponse.status_code == 400
    assert re.search(r'<textarea[^>]* aria-invalid="true"[^>]*autofocus', lu)
    assert re.search(r'id="motif-erreur">Indiquez le motif', lu)
    assert "On ne peut plus revenir" not in lu


def test_le_fil_raconte_la_seance_et_ses_decisions(parcours: Any, monde: Any, connecte: Any) -> None:
    point = parcours.en_seance()
    decision.decider(point=point, acte="renvoyer", motif="À revoir", par=parcours.acteur("chef_siege_a"))
    lu = texte(connecte(Client(), monde.secretaire_a).get(reverse("seance", args=[point.seance_id])))
    fil = lu[lu.index("Fil de la") :]
    assert "a renvoyé" in fil
    assert "À revoir" in fil
    assert re.search(r"a pointé \d+ présences", fil)


def test_clore_se_confirme(parcours: Any, monde: Any, connecte: Any) -> None:
    point = parcours.en_seance()
    client = connecte(Client(), monde.secretaire_a)
    adresse = reverse("seance_clore", args=[point.seance_id])
    assert client.get(adresse).status_code == 403
    decision.decider(point=point, acte="valider", motif="", par=parcours.acteur("chef_siege_a"))
    assert "ne changeront plus" in texte(client.get(adresse))
    assert Seance.objects.get().etat == "ouverte"
