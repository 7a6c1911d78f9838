"""The committee: framing, rules, sessions, dossiers (règles V1 to V9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import models

from tests.ctri import moments
from tests.distribution import Monde
from tests.matrice.modele import COLLEGE_A, LECTEURS_A, PERSONNE, Construire, Ligne

PRESIDENCE_A = frozenset({"chef_siege_a"})
# Whoever holds the session: its secretary, or the presidency itself.
TIENNENT_A = frozenset({"secretaire_a", "chef_siege_a"})
# The college follows its proposals alone (règle V1).
LISENT_TOUT_A = LECTEURS_A - COLLEGE_A
PROPOSANT_A = frozenset({"mir_a"})
# Who sees a draft: those who work in the college.
REDACTEURS_A = COLLEGE_A - {"associe_a"}
# No patient can be recognised: its author says so (règle C8).
RELU = {"sans_patient": "on"}
# Five members, all there.
BULLETINS = {"pour": "3", "contre": "1", "abstention": "1"}
LENDEMAIN = {"date": "2099-02-05", "debut": "10:00", "fin": "12:00", "lieu": "Clermont-Ferrand"}
AVIS = {"organisme": "Comité technique", "date": "2027-01-10", "avis": "Favorable."}


def auvergne(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.auvergne.pk}


def de(moment: Callable[[Monde], models.Model]) -> Construire:
    """The address of the object at that moment."""
    return lambda monde: {"pk": moment(monde).pk}


def presence(moment: Callable[[Monde], Any]) -> Construire:
    return lambda monde: {"pk": moments.presence(moment(monde), monde).pk}


def projet(moment: Callable[[Monde], Any]) -> Construire:
    return lambda monde: {"pk": moments.projet(moment(monde)).pk}


def _annee(monde: Monde) -> Mapping[str, Any]:
    return auvergne(monde) | {"annee": 2027}


CADRAGE = [
    Ligne("cadrage_ouvrir", PRESIDENCE_A, methode="post", construire=_annee, voient=LECTEURS_A),
    Ligne("cadrage", PRESIDENCE_A, "brouillon", construire=de(moments.cadrage)),
    Ligne("cadrage", LECTEURS_A, "publié", construire=de(moments.cadrage_publie)),
    Ligne("objectif_ajouter", PRESIDENCE_A, "brouillon", construire=de(moments.cadrage)),
    Ligne("objectif_ajouter", PERSONNE, "publié", construire=de(moments.cadrage_publie), voient=LECTEURS_A),
    Ligne("cadrage_publier", PRESIDENCE_A, "brouillon", construire=de(moments.cadrage)),
    Ligne("cadrage_publier", PERSONNE, "publié", construire=de(moments.cadrage_publie), voient=LECTEURS_A),
    Ligne("cadrage_publier", PRESIDENCE_A, "brouillon", "post", de(moments.cadrage)),
    Ligne("cadrage_publier", PRESIDENCE_A, "modifié", "get", de(moments.cadrage_modifie)),
    Ligne("cadrage_publier", PRESIDENCE_A, "modifié", "post", de(moments.cadrage_modifie), donnees={"motif": "Motif"}),
    Ligne("cadrage_publier", PERSONNE, "publié", "post", de(moments.cadrage_publie), LECTEURS_A),
    *(
        ligne
        for nom, methode in (
            ("objectif_modifier", "get"),
            ("objectif_modifier", "post"),
            ("objectif_deplacer", "post"),
            ("objectif_supprimer", "post"),
        )
        for ligne in (
            Ligne(nom, PRESIDENCE_A, "brouillon", methode, de(moments.objectif)),
            Ligne(nom, PERSONNE, "publié", methode, de(moments.objectif_publie), LECTEURS_A),
        )
    ),
]
COMITE = [
    Ligne("comite", LECTEURS_A, construire=auvergne),
    Ligne("comite_regles", TIENNENT_A, construire=auvergne, voient=LECTEURS_A),
    Ligne("comite_regles", TIENNENT_A, methode="post", construire=auvergne, voient=LECTEURS_A),
]
DOSSIERS = [
    Ligne("dossier", REDACTEURS_A, "brouillon", construire=de(moments.brouillon)),
    Ligne("dossier", LECTEURS_A, "soumis", construire=de(moments.soumis)),
    Ligne("dossier", LECTEURS_A, "renvoyé", construire=de(moments.renvoye)),
    Ligne("dossier", LECTEURS_A, "validé", construire=de(moments.valide)),
    Ligne("dossier_soumettre", PROPOSANT_A, "brouillon", construire=de(moments.brouillon), voient=REDACTEURS_A),
    Ligne("dossier_soumettre", PROPOSANT_A, "brouillon", "post", de(moments.brouillon), REDACTEURS_A, RELU),
    Ligne("dossier_soumettre", PERSONNE, "soumis", construire=de(moments.soumis), voient=LECTEURS_A),
    Ligne("dossier_soumettre", PERSONNE, "soumis", "post", de(moments.soumis), LECTEURS_A, RELU),
    Ligne("dossier_inscrire", PERSONNE, "brouillon", construire=de(moments.brouillon), voient=REDACTEURS_A),
    Ligne("dossier_inscrire", TIENNENT_A, "soumis", construire=de(moments.soumis), voient=LECTEURS_A),
    Ligne("dossier_inscrire", PERSONNE, "validé", construire=de(moments.valide), voient=LECTEURS_A),
    Ligne("dossier_reprendre", PERSONNE, "soumis", "post", de(moments.soumis), LECTEURS_A),
    Ligne("dossier_reprendre", PROPOSANT_A, "renvoyé", "post", de(moments.renvoye), LECTEURS_A),
    Ligne("dossier_reprendre", PERSONNE, "validé", "post", de(moments.valide), LECTEURS_A),
    Ligne("dossier_avenant", PERSONNE, "soumis", "post", de(moments.soumis), LECTEURS_A),
    Ligne("dossier_avenant", PROPOSANT_A, "validé", "post", de(moments.valide), LECTEURS_A),
    Ligne("dossier_retirer", PERSONNE, "soumis", construire=de(moments.soumis), voient=LECTEURS_A),
    Ligne("dossier_retirer", TIENNENT_A, "validé", construire=de(moments.valide), voient=LECTEURS_A),
    Ligne("dossier_retirer", TIENNENT_A, "validé", "post", de(moments.valide), LECTEURS_A, {"motif": "Erreur"}),
    Ligne("dossier_consultation", PROPOSANT_A | TIENNENT_A, "soumis", construire=de(moments.soumis), voient=LECTEURS_A),
    Ligne("dossier_consultation", PROPOSANT_A | TIENNENT_A, "soumis", "post", de(moments.soumis), LECTEURS_A, AVIS),
    Ligne("dossier_consultation", PERSONNE, "validé", construire=de(moments.valide), voient=LECTEURS_A),
]
SEANCES = [
    Ligne("seance_creer", TIENNENT_A, construire=auvergne, voient=LECTEURS_A),
    Ligne("seance_creer", TIENNENT_A, methode="post", construire=auvergne, voient=LECTEURS_A),
    Ligne("seance", TIENNENT_A, "en préparation", construire=de(moments.en_preparation)),
    Ligne("seance", LECTEURS_A, "convoquée", construire=de(moments.convoquee)),
    Ligne("seance", LECTEURS_A, "ouverte", construire=de(moments.ouverte)),
    Ligne("seance", LECTEURS_A, "close", construire=de(moments.close)),
    Ligne("seance_point", TIENNENT_A, "en préparation", construire=de(moments.en_preparation)),
    Ligne("seance_point", TIENNENT_A, "convoquée", construire=de(moments.convoquee), voient=LECTEURS_A),
    Ligne("seance_point", PERSONNE, "close", construire=de(moments.close), voient=LECTEURS_A),
    Ligne("seance_reprogrammer", TIENNENT_A, "en préparation", construire=de(moments.en_preparation)),
    Ligne("seance_reprogrammer", TIENNENT_A, "convoquée", construire=de(moments.convoquee), voient=LECTEURS_A),
    Ligne("seance_reprogrammer", TIENNENT_A, "convoquée", "post", de(moments.convoquee), LECTEURS_A, LENDEMAIN),
    Ligne("seance_reprogrammer", PERSONNE, "ouverte", construire=de(moments.ouverte), voient=LECTEURS_A),
    Ligne("seance_reprogrammer", PERSONNE, "close", "post", de(moments.close), LECTEURS_A, LENDEMAIN),
    Ligne("seance_tous_presents", TIENNENT_A, "convoquée", "post", de(moments.convoquee), LECTEURS_A),
    Ligne("seance_tous_presents", PERSONNE, "close", "post", de(moments.close), LECTEURS_A),
    Ligne("seance_convoquer", TIENNENT_A, "en préparation", construire=de(moments.en_preparation)),
    Ligne("seance_convoquer", PERSONNE, "convoquée", construire=de(moments.convoquee), voient=LECTEURS_A),
    Ligne("seance_convoquer", TIENNENT_A, "en préparation", "post", de(moments.en_preparation)),
    Ligne("seance_convoquer", PERSONNE, "convoquée", "post", de(moments.convoquee), LECTEURS_A),
    Ligne("seance_ouvrir", PERSONNE, "en préparation", "post", de(moments.en_preparation), TIENNENT_A),
    Ligne("seance_ouvrir", TIENNENT_A, "convoquée", "post", de(moments.convoquee), LECTEURS_A),
    Ligne("seance_clore", TIENNENT_A, "tout a une issue", construire=de(moments.a_clore), voient=LECTEURS_A),
    Ligne("seance_clore", PERSONNE, "close", construire=de(moments.close), voient=LECTEURS_A),
    Ligne("seance_clore", PERSONNE, "un point sans issue", "post", de(moments.ouverte), LECTEURS_A),
    Ligne("seance_clore", TIENNENT_A, "tout a une issue", "post", de(moments.a_clore), LECTEURS_A),
    Ligne("seance_clore", PERSONNE, "close", "post", de(moments.close), LECTEURS_A),
]
PRESENCES = [
    Ligne(
        "presence_pointer", TIENNENT_A, "convoquée", "post", presence(moments.convoquee), LECTEURS_A,
        {"etat": "excuse"},
    ),
    Ligne(
        "presence_pointer", PERSONNE, "close", "post", presence(moments.close), LECTEURS_A, {"etat": "excuse"},
    ),
    Ligne(
        "presence_repondre", {"chef_local_a"}, "convoquée", "post", presence(moments.convoquee), LECTEURS_A,
        {"reponse": "excuse"},
    ),
    Ligne(
        "presence_repondre", PERSONNE, "ouverte", "post", presence(moments.ouverte), LECTEURS_A,
        {"reponse": "excuse"},
    ),
    Ligne(
        "presence_procuration", TIENNENT_A | {"chef_local_a"}, "convoquée", construire=presence(moments.convoquee),
        voient=LECTEURS_A,
    ),
    Ligne("presence_procuration", TIENNENT_A, "ouverte", construire=presence(moments.ouverte), voient=LECTEURS_A),
    Ligne("presence_procuration", PERSONNE, "close", construire=presence(moments.close), voient=LECTEURS_A),
]  # fmt: skip
POINTS = [
    Ligne("point_deplacer", TIENNENT_A, "en préparation", "post", projet(moments.en_preparation)),
    Ligne("point_deplacer", PERSONNE, "close", "post", projet(moments.close), LECTEURS_A),
    Ligne("point_voter", PERSONNE, "convoquée", "post", projet(moments.convoquee), LECTEURS_A),
    Ligne("point_voter", TIENNENT_A, "ouverte", "post", projet(moments.ouverte), LECTEURS_A),
    Ligne("point_voter", TIENNENT_A, "secret", "post", projet(moments.au_secret), LECTEURS_A, BULLETINS),
    Ligne("point_traiter", PERSONNE, "projet", "post", projet(moments.ouverte), LECTEURS_A, {"issue": "traite"}),
    Ligne("point_traiter", TIENNENT_A, "débat", "post", de(moments.debat), LISENT_TOUT_A, {"issue": "traite"}),
    Ligne("point_modifier", PERSONNE, "convoquée", construire=projet(moments.convoquee), voient=LECTEURS_A),
    Ligne("point_modifier", TIENNENT_A, "ouverte", construire=projet(moments.ouverte), voient=LECTEURS_A),
    Ligne("point_texte", TIENNENT_A, "en préparation", construire=projet(moments.en_preparation)),
    Ligne("point_texte", LECTEURS_A, "convoquée", construire=projet(moments.convoquee)),
    Ligne("point_texte", LECTEURS_A, "close", construire=projet(moments.close)),
    Ligne("point_abandonner", TIENNENT_A, "ouverte", "post", projet(moments.ouverte), LECTEURS_A),
    Ligne("point_decider", PERSONNE, "convoquée", construire=projet(moments.convoquee), voient=LECTEURS_A),
    Ligne("point_decider", TIENNENT_A, "ouverte", construire=projet(moments.ouverte), voient=LECTEURS_A),
    Ligne("point_decider", TIENNENT_A, "ouverte", "post", projet(moments.ouverte), LECTEURS_A, {"acte": "valider"}),
]
LIGNES = [*CADRAGE, *COMITE, *DOSSIERS, *SEANCES, *PRESENCES, *POINTS]
