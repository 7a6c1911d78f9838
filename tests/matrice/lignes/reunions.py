"""The college and its meetings."""

from __future__ import annotations

from typing import Any

from college.reunions import actions
from college.reunions.models import Reunion
from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import aujourdhui
from tests.distribution import Monde
from tests.matrice.modele import COLLEGE_A, LECTEURS_A, Ligne

MIR = frozenset({"mir_a"})
# Members by right; an associated professional comes by invitation, which nobody sent.
MEMBRES = COLLEGE_A - {"associe_a"}


def _region(monde: Monde) -> dict[str, Any]:
    return {"region_pk": monde.auvergne.pk}


def _prevue(monde: Monde) -> Reunion:
    par = acteur_de(monde.mir_a)
    return actions.prevoir(region=monde.auvergne, date=aujourdhui(), lieu="Clermont-Ferrand", par=par)


def _tenue(monde: Monde) -> Reunion:
    reunion, par = _prevue(monde), acteur_de(monde.mir_a)
    actions.pointer(reunion=reunion, presences={monde.agents.medecin_a.pk: "present"}, par=par)
    return actions.tenir(reunion=reunion, par=par)


def _pointee(monde: Monde) -> dict[str, int]:
    reunion = _prevue(monde)
    par = acteur_de(monde.mir_a)
    actions.pointer(reunion=reunion, presences={monde.agents.medecin_a.pk: "present"}, par=par)
    return {"pk": reunion.pk}


def _avis(monde: Monde) -> dict[str, int]:
    dossier = Dossier.objects.create(
        region=monde.auvergne,
        livrable="plan_travail",
        genre="plan_travail",
        annee=2027,
        titre="Plan de travail 2027",
        reference="PTA-AUV-2027",
    )
    par = acteur_de(monde.mir_a)
    avis = actions.rendre_avis(
        reunion=_prevue(monde), dossier=dossier, sens="defavorable", texte="Non", sans_patient=True, par=par
    )
    return {"pk": avis.pk}


def _pk(construire: Any) -> Any:
    return lambda monde: {"pk": construire(monde).pk}


LIGNES = [
    Ligne("college", LECTEURS_A, construire=_region),
    Ligne("reunion_prevoir", MIR, construire=_region, voient=LECTEURS_A),
    Ligne(
        "reunion_prevoir",
        MIR,
        methode="post",
        construire=_region,
        voient=LECTEURS_A,
        donnees={"date": "2027-01-12", "lieu": "Moulins"},
    ),
    Ligne("reunion", MEMBRES, etat="prevue", construire=_pk(_prevue)),
    Ligne("reunion", MEMBRES, etat="tenue", construire=_pk(_tenue)),
    Ligne("reunion_pointer", MIR, etat="prevue", methode="post", construire=_pk(_prevue), voient=MEMBRES),
    Ligne("reunion_pointer", frozenset(), etat="tenue", methode="post", construire=_pk(_tenue), voient=MEMBRES),
    Ligne("reunion_avis", MIR, etat="prevue", construire=_pk(_prevue), voient=MEMBRES),
    Ligne("reunion_avis", frozenset(), etat="tenue", construire=_pk(_tenue), voient=MEMBRES),
    Ligne("reunion_avis", MIR, etat="prevue", methode="post", construire=_pk(_prevue), voient=MEMBRES),
    Ligne("reunion_tenir", MIR, etat="pointee", construire=_pointee, voient=MEMBRES),
    Ligne("reunion_tenir", frozenset(), etat="tenue", construire=_pk(_tenue), voient=MEMBRES),
    Ligne("reunion_tenir", MIR, etat="pointee", methode="post", construire=_pointee, voient=MEMBRES),
    Ligne("reunion_tenir", frozenset(), etat="tenue", methode="post", construire=_pk(_tenue), voient=MEMBRES),
    Ligne("avis_ecart", MIR, construire=_avis, voient=MEMBRES),
    Ligne(
        "avis_ecart",
        MIR,
        methode="post",
        construire=_avis,
        voient=MEMBRES,
        donnees={"motif": "Urgence", "sans_patient": "on"},
    ),
]
