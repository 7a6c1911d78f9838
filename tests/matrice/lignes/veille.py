"""The watch and the training needs of the college."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from college.besoins import actions as besoins
from college.besoins.models import BesoinFormation
from college.veille import actions
from college.veille.models import NoteVeille
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import aujourdhui
from tests.distribution import Monde
from tests.matrice.modele import COLLEGE_A, LECTEURS_A, PERSONNE, Ligne

MIR = frozenset({"mir_a"})
# Members by right; an associated professional comes by invitation, which nobody sent.
MEMBRES = COLLEGE_A - {"associe_a"}
AUTEUR = frozenset({"medecin_a"})
# Presidents of the colleges of the same scheme: they read what is shared.
VOISINS = frozenset({"mir_b", "mir_outremer"})
NOTE = {
    "titre": "Plan régional de grippe pandémique",
    "source": "Ministère de la santé",
    "lien": "https://www.sante.example/plan.pdf",
    "date_document": aujourdhui().replace(day=1),
    "texte": "Le plan revu demande un stock de masques par service.\n\nL’exercice est prévu en juin.",
    "fonction": "plans_urgence",
    "partagee": False,
}
DEMANDE = {
    "intitule": "Mener une enquête de légionellose",
    "precisions": "Deux épisodes l’an dernier.",
    "public": "tous",
    "groupe": "",
    "fonction": "eaux_legionelles",
    "priorite": 2,
    "echeance": None,
}
SAISIE = {champ: valeur for champ, valeur in NOTE.items() if valeur is not False}
DEMANDE_SAISIE = {champ: valeur for champ, valeur in DEMANDE.items() if valeur is not None}


def region(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.auvergne.pk}


def bretagne(monde: Monde) -> dict[str, Any]:
    """A scheme without a college: nothing of it exists there."""
    return {"region_pk": monde.bretagne.pk}


def brouillon(monde: Monde, **champs: Any) -> NoteVeille:
    par = acteur_de(monde.medecin_a)
    return actions.rediger(region=monde.auvergne, contenu=NOTE | champs, par=par)


def publiee(monde: Monde, **champs: Any) -> NoteVeille:
    note = brouillon(monde, **champs)
    return actions.publier(note=note, sans_patient=True, par=acteur_de(monde.medecin_a))


def partagee(monde: Monde) -> NoteVeille:
    return publiee(monde, partagee=True)


def retiree(monde: Monde) -> NoteVeille:
    note = publiee(monde)
    return actions.retirer(note=note, motif="Remplacée par l’instruction de mars", par=acteur_de(monde.medecin_a))


def exprime(monde: Monde, **champs: Any) -> BesoinFormation:
    par = acteur_de(monde.medecin_a)
    return besoins.exprimer(region=monde.auvergne, demande=DEMANDE | champs, par=par)


def personnel(monde: Monde) -> BesoinFormation:
    return exprime(monde, public="moi")


def retenu(monde: Monde) -> BesoinFormation:
    return besoins.decider(besoin=exprime(monde), acte="retenir", motif="", par=acteur_de(monde.mir_a))


def ecarte(monde: Monde) -> BesoinFormation:
    par = acteur_de(monde.mir_a)
    return besoins.decider(besoin=exprime(monde), acte="ecarter", motif="Déjà au plan", par=par)


def pk(construire: Callable[[Monde], Any]) -> Callable[[Monde], dict[str, Any]]:
    return lambda monde: {"pk": construire(monde).pk}


def acte(construire: Callable[[Monde], Any], code: str) -> Callable[[Monde], dict[str, Any]]:
    return lambda monde: {"pk": construire(monde).pk, "acte": code}


def _lettre() -> list[Ligne]:
    return [
        Ligne("veille_lettre", MEMBRES, "oui", "post", region, voient=LECTEURS_A, donnees={"lettre": "oui"}),
        Ligne("veille_lettre", MEMBRES, "non", "post", region, voient=LECTEURS_A, donnees={"lettre": "non"}),
        Ligne("veille_lettre", PERSONNE, "sans collège", "post", bretagne),
    ]


def _note(nom: str, etat: str, construire: Callable[[Monde], Any], permis: frozenset[str], **plus: Any) -> list[Ligne]:
    """An act on a note: its page, then the act itself."""
    voient = plus.get("voient", PERSONNE)
    adresse, donnees = pk(construire), plus.get("donnees", {})
    return [
        Ligne(nom, permis, etat, construire=adresse, voient=voient),
        Ligne(nom, permis, etat, "post", adresse, voient=voient, donnees=donnees),
    ]


def _actes() -> list[Ligne]:
    correction = SAISIE | {"titre": "Plan revu", "motif": "Titre inexact", "sans_patient": "on"}
    motif, accord = {"motif": "Dépassée"}, {"sans_patient": "on"}
    lecteurs = MEMBRES | VOISINS
    seuls = MIR | AUTEUR
    return [
        *_note("note_modifier", "brouillon", brouillon, AUTEUR, donnees=SAISIE),
        *_note("note_modifier", "publiée", publiee, PERSONNE, voient=MEMBRES, donnees=SAISIE),
        *_note("note_modifier", "retirée", retiree, PERSONNE, voient=seuls, donnees=SAISIE),
        *_note("note_supprimer", "brouillon", brouillon, AUTEUR),
        *_note("note_supprimer", "publiée", publiee, PERSONNE, voient=MEMBRES),
        *_note("note_supprimer", "retirée", retiree, PERSONNE, voient=seuls),
        *_note("note_publier", "brouillon", brouillon, AUTEUR, donnees=accord),
        *_note("note_publier", "publiée", publiee, PERSONNE, voient=MEMBRES, donnees=accord),
        *_note("note_publier", "retirée", retiree, PERSONNE, voient=seuls, donnees=accord),
        *_note("note_corriger", "brouillon", brouillon, PERSONNE, voient=AUTEUR, donnees=correction),
        *_note("note_corriger", "publiée", publiee, seuls, voient=MEMBRES, donnees=correction),
        *_note("note_corriger", "partagée", partagee, seuls, voient=lecteurs, donnees=correction),
        *_note("note_corriger", "retirée", retiree, PERSONNE, voient=seuls, donnees=correction),
        *_note("note_retirer", "brouillon", brouillon, PERSONNE, voient=AUTEUR, donnees=motif),
        *_note("note_retirer", "publiée", publiee, seuls, voient=MEMBRES, donnees=motif),
        *_note("note_retirer", "partagée", partagee, seuls, voient=lecteurs, donnees=motif),
        *_note("note_retirer", "retirée", retiree, PERSONNE, voient=seuls, donnees=motif),
    ]


def _decisions() -> list[Ligne]:
    """Every act from every state; what someone asks for themselves is unknown to the other members."""
    cas = {
        ("exprimé", exprime): ("retenir", "ecarter"),
        ("personnel", personnel): ("retenir", "ecarter"),
        ("retenu", retenu): ("reexaminer",),
        ("écarté", ecarte): ("reexaminer",),
    }
    return [
        Ligne(
            "besoin_decider",
            MIR if code in possibles else PERSONNE,
            f"{etat}, {code}",
            methode,
            acte(construire, code),
            voient=MIR | AUTEUR if construire is personnel else MEMBRES,
            donnees={"motif": "Budget"} if methode == "post" else {},
        )
        for (etat, construire), possibles in cas.items()
        for code in ("retenir", "ecarter", "reexaminer")
        for methode in ("get", "post")
    ]


LIGNES = [
    Ligne("veille", MEMBRES, construire=region, voient=LECTEURS_A),
    Ligne("veille", PERSONNE, "sans collège", construire=bretagne),
    Ligne("note_rediger", MEMBRES, construire=region, voient=LECTEURS_A),
    Ligne("note_rediger", MEMBRES, methode="post", construire=region, voient=LECTEURS_A, donnees=SAISIE),
    Ligne("note_rediger", PERSONNE, "sans collège", construire=bretagne),
    *_lettre(),
    Ligne("note_veille", AUTEUR, "brouillon", construire=pk(brouillon)),
    Ligne("note_veille", MEMBRES, "publiée", construire=pk(publiee)),
    Ligne("note_veille", MEMBRES | VOISINS, "partagée", construire=pk(partagee)),
    Ligne("note_veille", MIR | AUTEUR, "retirée", construire=pk(retiree)),
    *_actes(),
    Ligne("besoins", MEMBRES, construire=region, voient=LECTEURS_A),
    Ligne("besoins", PERSONNE, "sans collège", construire=bretagne),
    Ligne("besoins_export", MEMBRES, construire=lambda m: region(m) | {"format_": "xlsx"}, voient=LECTEURS_A),
    Ligne("besoins_export", PERSONNE, "format inconnu", construire=lambda m: region(m) | {"format_": "exe"},
          voient=LECTEURS_A - MEMBRES),
    Ligne("besoins_export", PERSONNE, "sans collège", construire=lambda m: bretagne(m) | {"format_": "csv"}),
    Ligne("besoin_exprimer", MEMBRES, construire=region, voient=LECTEURS_A),
    Ligne("besoin_exprimer", MEMBRES, methode="post", construire=region, voient=LECTEURS_A, donnees=DEMANDE_SAISIE),
    Ligne("besoin_exprimer", PERSONNE, "sans collège", construire=bretagne),
    Ligne("besoin", MEMBRES, "exprimé", construire=pk(exprime)),
    Ligne("besoin", MIR | AUTEUR, "personnel", construire=pk(personnel)),
    Ligne("besoin", MEMBRES, "retenu", construire=pk(retenu)),
    Ligne("besoin_modifier", AUTEUR, "exprimé", construire=pk(exprime), voient=MEMBRES),
    Ligne("besoin_modifier", AUTEUR, "exprimé", "post", pk(exprime), voient=MEMBRES, donnees=DEMANDE_SAISIE),
    Ligne("besoin_modifier", AUTEUR, "personnel", construire=pk(personnel), voient=MIR),
    Ligne("besoin_modifier", PERSONNE, "retenu", construire=pk(retenu), voient=MEMBRES),
    Ligne("besoin_modifier", PERSONNE, "retenu", "post", pk(retenu), voient=MEMBRES, donnees=DEMANDE_SAISIE),
    *_decisions(),
]  # fmt: skip
