"""The tables of states of this storey, as `docs/statuts.md` prints them."""

from __future__ import annotations

from college.reunions.etats import EtatReunion
from college.reunions.workflow import TRANSITIONS
from ctri import statuts
from ctri.statuts import Table
from mutualisation.mandats.droits import Droit

REUNIONS = Table(
    rang=40,
    titre="États d’une réunion du collège",
    source="college/reunions/workflow.py",
    introduction=(
        "Une seule porte (`college.reunions.actions.porte.franchir`), sous verrou, et le même déclencheur. Approuvée\n"
        "ou annulée, une réunion ne change plus ; l’issue de ses points ne change plus dès sa clôture."
    ),
    etats=[(etat.value, etat.label) for etat in EtatReunion],
    passages=[(t.de.value, t.acte, t.vers.value) for t in TRANSITIONS],
    entetes=("De", "Acte", "Vers", "Droit nécessaire", "Motif obligatoire"),
    lignes=[
        (
            t.de.label,
            f"`{t.acte}`",
            t.vers.label,
            Droit(t.droit).label if t.droit else "le logiciel, quand une réunion suivante approuve",
            "oui" if t.motif else "non",
        )
        for t in TRANSITIONS
    ],
)


def inscrire() -> None:
    """Called when the application starts."""
    statuts.inscrire(REUNIONS)
