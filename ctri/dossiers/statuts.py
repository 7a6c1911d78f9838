"""The table of dossiers, as `docs/statuts.md` prints it."""

from __future__ import annotations

from ctri.dossiers.etats import Etat
from ctri.dossiers.workflow import TRANSITIONS, Transition
from ctri.statuts import Table
from mutualisation.mandats.droits import Droit

INTRODUCTION = """\
Tout passage d’un état à un autre emprunte une seule porte (`ctri.dossiers.actions.franchir`), sous verrou ; un
déclencheur de la base de données refuse tout passage absent de cette table. Les libellés sont ceux du dispositif de
référence : chaque référentiel dit les siens."""
OBJETS = {None: "toute proposition", True: "un bilan seulement", False: "toute proposition, sauf un bilan"}


def _ligne(etape: Transition) -> tuple[str, ...]:
    droit = Droit(etape.droit).label if etape.droit else "le logiciel, par l’effet d’un autre acte"
    motif = "oui" if etape.motif else "non"
    return Etat(etape.de).label, f"`{etape.acte}`", Etat(etape.vers).label, droit, motif, OBJETS[etape.bilan]


TABLE = Table(
    rang=10,
    titre="États d’un dossier",
    source="ctri/dossiers/workflow.py",
    introduction=INTRODUCTION,
    etats=[(etat.value, etat.label) for etat in Etat],
    passages=[(t.de.value, t.acte, t.vers.value) for t in TRANSITIONS],
    entetes=("De", "Acte", "Vers", "Droit nécessaire", "Motif obligatoire", "Objet"),
    lignes=[_ligne(t) for t in TRANSITIONS],
)
