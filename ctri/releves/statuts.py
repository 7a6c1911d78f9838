"""The table of the minutes of a session, as `docs/statuts.md` prints it."""

from __future__ import annotations

from ctri.releves.etats import EtatReleve
from ctri.releves.workflow import PASSAGES
from ctri.statuts import Table
from mutualisation.mandats.droits import Droit

TABLE = Table(
    rang=30,
    titre="États du relevé d’une séance",
    source="ctri/releves/workflow.py",
    introduction="Un relevé approuvé ne change plus ; un déclencheur de la base de données redit la table.",
    etats=[(etat.value, etat.label) for etat in EtatReleve],
    passages=[(p.de.value, p.acte, p.vers.value) for p in PASSAGES],
    entetes=("De", "Acte", "Vers", "Droit nécessaire", "Comité"),
    lignes=[
        (
            p.de.label,
            f"`{p.acte}`",
            p.vers.label,
            Droit(p.droit).label,
            "un seul membre" if p.seul else "plusieurs membres",
        )
        for p in PASSAGES
    ],
)
