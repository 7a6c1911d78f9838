"""How the college works: the presidency of the college, that of the committee, and nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from college.fonctionnement.actions import commenter, editer
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import aujourdhui
from tests.college import seances_du_college as college
from tests.distribution import Monde
from tests.matrice.modele import LECTEURS_A, PERSONNE, Ligne

MIR = frozenset({"mir_a"})
LECTEURS = MIR | {"chef_siege_a"}
COMMENTAIRE = {"texte": "Deux réunions ont été avancées.", "revision": "0", "sans_patient": "on"}


def _region(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.auvergne.pk}


def _bretagne(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.bretagne.pk}


def annee(monde: Monde) -> dict[str, Any]:
    return _region(monde) | {"annee": aujourdhui(monde.auvergne.fuseau).year}


def commentee(monde: Monde) -> Mapping[str, Any]:
    """A meeting held, minutes circulated, a comment."""
    par = acteur_de(monde.mir_a)
    college.diffusee(monde.auvergne, par)
    jour = aujourdhui(monde.auvergne.fuseau)
    commenter(region=monde.auvergne, annee=jour.year, texte="Bon.", revision=0, sans_patient=True, par=par)
    return _region(monde)


def a_venir(monde: Monde) -> dict[str, Any]:
    return _region(monde) | {"annee": aujourdhui(monde.auvergne.fuseau).year + 1}


def _document(monde: Monde) -> dict[str, Any]:
    jour = aujourdhui(monde.auvergne.fuseau)
    return {"pk": editer(region=monde.auvergne, annee=jour.year, par=acteur_de(monde.mir_a)).pk}


LIGNES = [
    Ligne("fonctionnement", LECTEURS, "vide", construire=_region, voient=LECTEURS_A),
    Ligne("fonctionnement", LECTEURS, "commentée", construire=commentee, voient=LECTEURS_A),
    Ligne("fonctionnement", PERSONNE, "sans collège", construire=_bretagne),
    Ligne("fonctionnement_commenter", MIR, construire=annee, voient=LECTEURS_A),
    Ligne("fonctionnement_commenter", MIR, "-", "post", annee, LECTEURS_A, COMMENTAIRE),
    # The year that has not begun exists for nobody; those who read no year are told that first.
    Ligne("fonctionnement_commenter", PERSONNE, "année à venir", construire=a_venir, voient=LECTEURS_A - LECTEURS),
    Ligne("fonctionnement_pdf", LECTEURS, "-", "post", annee, LECTEURS_A),
    Ligne("fonctionnement_pdf", PERSONNE, "année à venir", "post", a_venir, LECTEURS_A - LECTEURS),
    Ligne("document", LECTEURS, "fonctionnement du collège", construire=_document),
]
